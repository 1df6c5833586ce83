# After the meeting: what was shown at it.

attachment-shown = fremlagt på mødet
shown-title = Fremlagt på mødet
shown-none = Der er ikke fremlagt bilag på mødet.
shown-number = Bilag { $number }
shown-add = Tilføj bilag, der blev fremlagt på mødet
shown-hint = PDF, Word, Excel, PowerPoint, billeder og tekst, højst 32 MB pr. fil. En fil, der hænger på i forvejen, springes over.
shown-do = Tilføj bilag
shown-close = Luk bilagene
shown-ground = På hvilket grundlag? Bilagene er lukkede fra starten.
shown-take-off = Tag af igen
shown-issued = Referatet er udsendt, så der kan ikke tilføjes flere bilag.

decision-unlike = Indstillingen siger »{ $asked }«, beslutningen »{ $got }«. Det er ikke det samme. Er det meningen, gemmes det sådan.

not-now-shown-minutes-issued = Referatet er udsendt. Bilag kan tilføjes og tages af, indtil det sker.
not-now-meeting-has-shown = Der er tilføjet bilag, der blev fremlagt på mødet. Tag dem af, før åbningen fortrydes.

journal-action-show-at-meeting = Tilføjede bilag, der blev fremlagt på mødet
journal-action-take-off-shown = Tog et bilag af, der var fremlagt på mødet

lines-title = Linjer, punkt { $number }: { $title }, { $meeting }
lines-heading = Linje for linje: { $subject }
lines-link = Fordel linjerne
lines-decision = Til beslutningen
lines-none = Der står ingen linjer i beslutningen endnu.
lines-left = { $count ->
    [0] Alle linjer er fordelt.
    [one] 1 linje er ikke fordelt.
   *[other] { $count } linjer er ikke fordelt.
} { $open ->
    [0] Ingen venter på at blive afsluttet.
    [one] 1 venter på at blive afsluttet.
   *[other] { $open } venter på at blive afsluttet.
}
lines-key-notice = den øverste linje, der ikke er fordelt, er en meddelelse
lines-key-promise = den er et løfte
lines-key-case = den bliver en ny sag
lines-key-close = afslut den øverste, der ikke er afsluttet
lines-key-undo = fortryd den, der sidst blev fordelt
lines-gone = Linjen står ikke længere i beslutningen.
lines-who = Hvem (ved et løfte)
lines-due = Hvornår (ved et løfte)
lines-notice = Meddelelse
lines-promise = Løfte
lines-case = Ny sag
lines-nobody = ingen er nævnt
lines-undated = uden dato
lines-paper = Mødesagen
lines-closed = Afsluttet
lines-change = Ret hvem og hvornår
lines-change-do = Gem løftet
lines-close = Afslut
lines-reopen = Åbn igen
lines-undo = Fortryd
line-kind-notice = Meddelelse
line-kind-promise = Løfte
line-kind-case = Ny sag
not-now-line-gone = Linjen står der ikke mere. Hent siden igen.
not-now-line-sorted = Linjen er fordelt. Fortryd det først.
not-now-line-closed = Linjen er afsluttet.
not-now-line-open = Linjen er ikke afsluttet.
not-now-line-case-shut-out = En er holdt ude af punktet. Begynd sagen under Mødesager, og luk den selv.
not-now-line-paper-gone-on = Mødesagen er sendt til godkendelse. Træk den tilbage dér først.
not-valid-promise-who = Navnet er for langt. Skriv højst 200 tegn.
journal-action-sort-line = Fordelte en linje
journal-action-unsort-line = Fortrød en linjes fordeling
journal-action-change-promise = Rettede et løfte
journal-action-close-line = Afsluttede en linje
journal-action-reopen-line = Åbnede en linje igen
covered-promise = { $count ->
    [one] 1 løfte
   *[other] { $count } løfter
}
covered-sorted-line = { $count ->
    [one] 1 fordelt linje
   *[other] { $count } fordelte linjer
}
minutes-checkup-lead = Det fandt eftersynet. Intet af det står i vejen for at udsende referatet.
minutes-checkup-whole = Hele eftersynet, hvor fund kan lades stå med en grund
minutes-checkup-issue = Til udsendelsen
