# Tryk og udstedelse: mødets dokumenter, det, der tager tid at trykke, og hvad to udgaver siger forskelligt.

docs-title = Dokumenter
docs-page-title = Dokumenter: { $of }
docs-agenda = { -agenda } uden beslutninger
docs-print = Tryk
docs-print-note = Det trykkes, som mødet står lige nu. Intet gemmes.
docs-long = Med bilag
docs-packet = Pakke med alle bilag (PDF)
docs-archive = Arkivpakke (ZIP)
docs-archive-order = Arkivpakke med bilag (ZIP)
docs-issue = Udsted
docs-issue-extract = Udsted protokoludskrift
docs-issue-note = Et udstedt dokument gemmes, som det er, og kan ikke ændres. Rettes mødet bagefter, udstedes en ny udgave, og ændringerne kan ses.
docs-issue-do = Udsted
docs-checkup-see = Eftersynet har fundet noget. Det hindrer ikke, at der udstedes.
docs-checkup-none = Eftersynet har intet at bemærke.
docs-what = Hvad skal udstedes?
docs-for = Hvem er det til?
docs-reason = Hvorfor? (kan udelades)
docs-reason-hint = For eksempel »Rettet journalnummer i punkt 3«. Står i journalen og på listen over udgaver.
docs-issued = Udstedt
docs-nothing-issued = Intet er udstedt endnu.
docs-issued-note = Dokumenterne hentes byte for byte, som de blev udstedt.
docs-issued-now = { $kind } er udstedt (udgave { $version }, til: { $for }).
docs-not-issued = Der er ikke udstedt noget.
docs-to-form = Til formularen

docs-list-document = Dokument
docs-list-for = Til
docs-list-version = Udgave { $version }
docs-list-by = af { $by }
docs-list-why = Hvorfor
docs-list-checksum = Kontrolsum
docs-list-checksum-whole = … hele kontrolsummen (SHA-256)
docs-list-changes = Hvad er ændret?
docs-list-changes-of = i { $title }, udgave { $version }, til: { $for }

file-form-pdf = PDF
file-form-html = HTML
file-form-docx = Word
file-form-txt = Tekst
file-form-json = JSON
file-form-xlsx = Regneark med beslutninger
file-form-zip = ZIP

pages-count = { $count ->
    [one] { $count } side
   *[other] { $count } sider
}

item-documents = Protokoludskrift

forum-volumes = Årgange
forum-volumes-note = Et års møder i ét dokument, med indhold og sagsregister.
forum-volume = Årgang { $year }

## Det, der tager tid
job-title = { $what }: { $of } ({ $for })
job-waiting = Venter på tur
job-waiting-words = Der trykkes to ting ad gangen. Det begynder af sig selv.
job-begins = Begynder
job-reading = Læser møde { $place } af { $count }
job-attachment = Bilag { $place } af { $count }: { $title }
job-setting = Sættes op
job-joining = Samles
job-done = Færdig
job-refused = Kunne ikke trykkes
job-stopped = Stoppet
job-stopped-words = Arbejdet er stoppet, og der er ingen fil. Var det en udstedelse, så se på listen, om den nåede at blive udstedt.
job-progress = Hvor langt det er
job-stop = Stop
job-meanwhile = Siden følger selv med. Du kan gå andre steder hen imens og komme tilbage hertil.
job-open = Hent { $name }
job-kept = Filen ligger her i en halv time; så længe Referat kører.
job-issued = Udstedt som udgave { $version }.
job-issued-file = Hent den udstedte fil
job-remarks = Værd at vide
job-left-out = { $title }: { $why }
job-untagged = { $title }: Filen er uden mærker; en skærmlæser kan ikke følge dens rækkefølge.
job-replaced = Disse tegn findes ikke i skriften og er trykt som numre: { $characters }
job-back = Tilbage til { $page }

## To udgaver
compare-page-title = Ændringer i udgave { $new } ({ $for }): { $title }
compare-over = Hvad er ændret?
compare-lead = Fra udgave { $old } til udgave { $new }. Til: { $for }.
compare-issued = Udstedt { $when } af { $by }
compare-legend = Sådan ses ændringerne:
compare-legend-added = tilføjet
compare-legend-removed = slettet
compare-head = Mødets hoved
compare-open = åbent
compare-closed = lukket
compare-item-added = Nyt punkt
compare-item-removed = Udgået
compare-item-changed = Ændret
compare-item-moved = Flyttet fra nummer { $number }
compare-item-and-changed = og ændret
compare-unchanged = { $count ->
    [one] { $count } punkt siger det samme
   *[other] { $count } punkter siger det samme
}
compare-added-start = tilføjet
compare-added-end = tilføjet slut
compare-removed-start = slettet
compare-removed-end = slettet slut
compare-left-out = [… { $count } uændrede ord …]
compare-white-space = (kun mellemrum og linjeskift er ændret)
