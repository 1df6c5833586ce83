# Læserens egen læsning: læst og ulæst, hvad der er ændret siden, noter, markeringer, og det, forummet deler.

read-state-new = Nyt
read-state-changed = Ændret siden du læste
read-state-moved = Flyttet siden du læste
read-state-read = Læst
change-kind-text = tekst
change-kind-attachments = bilag
change-kind-people = deltagere
change-kind-openness = åbent eller lukket
change-kind-slot = tid
change-kind-number = nummer
read-place-number = Nummer
read-place-subject = Emne
read-place-slot = Tid
read-place-presenters = Fremlægges af
read-place-guests = Gæster
read-place-openness = Åbent eller lukket

read-title = Din læsning
read-since = Siden du læste sidst ({ $when })
read-at = læst { $when }
read-do = Marker som læst
read-do-next = Læst – gå til næste ulæste
read-undo = Marker som ulæst
read-next = Næste ulæste
read-progress = { $read } af { $all } læst
read-unread-title = Ulæste punkter: { $meeting }
read-only-unread = Vis kun ulæste
read-show-all = Vis alle punkter
read-none-unread = Du har læst alle punkterne.
read-all-do = Marker alle som læst
read-all-undo = Marker alle som ulæst
read-attachments = Bilag
attachment-was-added = Nyt bilag: { $title }
attachment-was-replaced = Ny version af bilaget { $title }
attachment-has-arrived = Bilaget { $title } kan nu læses
attachment-was-renamed = Bilaget { $from } hedder nu { $to }
attachment-was-removed = Bilaget { $title } er taget af
read-is-read = Punktet er markeret som læst.
read-is-unread = Punktet er markeret som ulæst.
read-all-is-read = Alle punkter er markeret som læst.
read-all-is-unread = Alle punkter er markeret som ulæst.
read-all-was-last = Punktet er markeret som læst. Der er ikke flere ulæste på mødet.
not-now-read-changed = Punktet er ændret, mens du læste. Se det nye, og marker det så som læst.

note-title = Mine noter
note-lead = Kun du kan se dem, også når punktet ændres. De står ikke i journalen, i dokumenter eller i søgningen, og de trykkes ikke.
note-label = Note
note-keep = Gem noten
note-remove = Fjern noten
note-undo = Fortryd seneste ændring
note-is-kept = Noten er gemt.
note-is-removed = Noten er fjernet. Du kan fortryde i 14 dage.
note-is-undone = Ændringen er fortrudt.
not-valid-note-too-long = Noten er for lang. Der er plads til 20.000 tegn.
not-now-note-outdated = Noten er ændret et andet sted i mellemtiden. Det, du skrev, står endnu i feltet; gem igen for at lade det gælde.
not-now-note-no-earlier = Der er ikke noget at fortryde.

passage-title = Markeringer
passage-none = Du har ikke markeret noget.
passage-has-moved = Står nu blandt andre ord
passage-is-gone = Står ikke længere i teksten
passage-remove = Fjern markeringen
passage-add = Marker et sted i teksten
passage-words = Ordene, som de står i punktet
passage-remark = Din bemærkning (kan udelades)
passage-do = Marker
passage-selected = Marker det valgte
passage-is-marked = Stedet er markeret.
passage-is-removed = Markeringen er fjernet.
not-valid-passage-empty = Skriv de ord, der skal markeres.
not-valid-passage-too-long = Det er for langt. Der er plads til 2.000 tegn.
not-valid-passage-not-there = De ord står ikke samlet i punktets tekst. Marker inden for ét afsnit.
not-now-passage-again = Stedet er markeret i forvejen.
not-now-passages-too-many = Der er ikke plads til flere markeringer på punktet.

remarks-title = Fælles bemærkninger
remarks-lead = Ses af dem, der er med i forummet, og trykkes aldrig. De hører til forummet og kan være omfattet af aktindsigt.
remarks-none = Ingen har skrevet noget.
remarks-by = { $by }, { $when }
remarks-label = Bemærkning til de andre
remarks-do = Del bemærkningen
remarks-remove = Fjern bemærkningen
remarks-is-shared = Bemærkningen er delt.
remarks-is-removed = Bemærkningen er fjernet.
not-now-remarks-off = Forummet deler ikke bemærkninger.
rule-name-shared-remarks = Fælles bemærkninger
    .hint = Om dem, der er med i forummet, kan skrive til hinanden på punkterne. Det, de skriver, kan være omfattet af aktindsigt.
action-keep-own-reading = markere det læste og skrive noter til sig selv
action-share-remark = skrive til de andre i forummet på et punkt
journal-action-share-remark = Delte en bemærkning
journal-action-remove-shared-remark = Fjernede en delt bemærkning
covered-shared-remark = { $count ->
    [one] 1 fælles bemærkning
   *[other] { $count } fælles bemærkninger
}

account-reading = Noter, markeringer og det læste
account-reading-lead = Kun du kan se det. Det følger med, når du henter dine oplysninger, og slettes, når du fratræder.
account-reading-none = Du har ikke skrevet noter, markeret noget eller markeret punkter som læst.
account-reading-counts = { $read ->
    [one] 1 punkt er markeret som læst
   *[other] { $read } punkter er markeret som læst
}. { $notes ->
    [one] 1 note
   *[other] { $notes } noter
}. { $passages ->
    [one] 1 markering
   *[other] { $passages } markeringer
}.
account-reading-gone = Et punkt, du ikke kan se mere
account-reading-removed-note = Fjernet; kan fortrydes på punktet
account-reading-forget = Slet det hele
account-reading-forget-hint = Det kan ikke fortrydes.
account-reading-forget-sure = Ja, slet alle mine noter, markeringer og det læste
account-reading-is-forgotten = Dine noter, markeringer og det læste er slettet.
about-key-read = Markerer punktet som læst og går til næste ulæste
about-key-mark = Markerer den valgte tekst
