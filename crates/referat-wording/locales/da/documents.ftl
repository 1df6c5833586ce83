# Dokumenter på papir og som filer: referat, dagsorden, udskrift, årgang. Ordene er feltets egne, som i gamle referater.

print-title = { $kind } { $forum } d. { $date }
print-description = { $title }. Dokumentet er tilgængeligt (PDF/UA-1), kan arkiveres (PDF/A-3a) og bærer mødet som data i sig.
print-carried-record = Mødet som data; kan læses ind i Referat igen
print-date-label = Mødedato
print-place-label = Mødested
print-day = { $weekday } d. { $day }. { $month } { $year }
print-day-at = { $day } kl. { $time }
print-present = Til stede
print-substitutes = Stedfortrædere
print-apologies = Afbud
print-absent = Fraværende
print-contents-label = Indholdsfortegnelse
print-schedule-note = Punkterne behandles efter klokken, ikke efter deres numre.
print-decisions = Beslutninger i overblik
print-no-decision = Ingen beslutning
print-see-decision = Se beslutningen
print-item = Punkt { $number }: { $title }
print-page-of = Side { $page } af { $pages }
print-issue-label = Udgave
print-issue = { $version }, udstedt { $moment }
print-journal-label = Journal
print-journal = { $count ->
    [one] { $count } indførsel
   *[other] { $count } indførsler
}, hoved { $head }
print-extract = Protokoludskrift
print-extract-title = PROTOKOLUDSKRIFT { $forum } d. { $date }, punkt { $number }
print-extract-of = Udskrift af
print-extract-note = Udskriften gengiver punktet, som det står i mødets dokument. Mødets øvrige punkter er ikke med.
print-volume-title = { $forum }, årgang { $year }
print-volume-meetings = Møder
print-volume-items = Punkter
print-index = Sagsregister
print-index-number = { -journal-number }
print-index-subject = Emne
print-index-places = Behandlet
print-index-place = { $date }, punkt { $number }
print-index-page = , side
print-packet-attachments = Bilag i denne pakke
print-packet-number = Bilag
print-packet-title = Titel
print-packet-page = Side
print-packet-of = Hører til: { $subject }
print-packet-untagged = Filen er uden mærker; en skærmlæser kan ikke følge dens rækkefølge.
print-packet-bookmark = Bilag { $label }: { $title }
print-packet-stamp = Bilag { $label } side { $page }
left-out-name-only = Ikke med: kun navnet er kendt
left-out-closed = Ikke med: bilaget er lukket
left-out-unprintable = Ikke med: filen kan ikke trykkes
left-out-no-converter = Ikke med: filen skal omdannes til PDF, og LibreOffice er ikke installeret
left-out-not-converted = Ikke med: filen kunne ikke omdannes til PDF
left-out-encrypted = Ikke med: filen kræver en adgangskode
left-out-broken = Ikke med: filen er beskadiget
left-out-too-large = Ikke med: filen er for stor
left-out-other = Ikke med
