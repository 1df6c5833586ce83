# Referatet: udsendes, bemærkes til, godkendes, underskrives, låses og rettes.

minutes-title = Referatet: { $meeting }
minutes-link = Referatet
minutes-step-written = Skrevet
minutes-step-issued = Udsendt
minutes-step-approved = Godkendt af næste møde
minutes-step-approved-by-all = Godkendt af deltagerne
minutes-step-signed = Underskrevet
minutes-step-locked = Låst
minutes-step-taken = Sket:
minutes-step-open = Mangler:
minutes-state-drafting = skrives
minutes-state-issued = udsendt
minutes-state-approved = godkendt
minutes-state-locked = låst
minutes-state = Referatet
minutes-issue = Udgave
minutes-issue-of = { $version }, udsendt { $at }
minutes-remarks-until = Bemærkninger senest
minutes-approved-at = Godkendt på
minutes-locked-at = Låst
minutes-lead-locked = Referatet er låst. Det kan ikke ændres, kun få daterede rettelser.
minutes-lead-open = Til referatet er godkendt, kan beslutningerne rettes under »Mødet«, og referatet udsendes igen under »Dokumenter«.
minutes-sheet = Underskriftsblad
minutes-missing = Hvad der mangler, før referatet låses
minutes-nothing-missing = Intet. Referatet kan låses.
lock-missing-issue = Referatet er ikke udsendt.
lock-missing-new-issue = Det udsendte referat siger noget andet end det, der står nu. Udsend det igen.
lock-missing-remarks = Der kan komme bemærkninger til og med { $day }.
lock-missing-answers = { $count ->
    [one] En bemærkning er ikke besvaret.
   *[other] { $count } bemærkninger er ikke besvaret.
}
lock-missing-approval = Et senere møde skal godkende referatet. Det sker, når mødet beslutter det, og referatet låses, når det møde slutter.
lock-missing-approvals = { $count ->
    [one] En deltager har ikke godkendt.
   *[other] { $count } deltagere har ikke godkendt.
}
lock-missing-signatures = { $count ->
    [one] En underskrift mangler.
   *[other] { $count } underskrifter mangler.
}
minutes-lock = Lås referatet
minutes-lock-note = Et låst referat kan ikke låses op igen. Fejl, der findes senere, skrives som rettelser.
minutes-lock-sure = Referatet skal låses
minutes-approvals = Godkendelser
minutes-approve = Godkend referatet
minutes-approve-note = Du godkender den udgave, der er udsendt nu. Du kan fortryde, så længe der kan komme bemærkninger.
minutes-take-back-approval = Fortryd min godkendelse
minutes-signatures = Underskrifter
minutes-sign = Underskriv referatet
minutes-sign-note = Du underskriver den udgave, der er udsendt nu. Når alle har underskrevet, låses referatet.
minutes-take-back-signature = Fortryd min underskrift
minutes-name-missing = mangler
minutes-one-of = en af disse
minutes-on-paper = på papir
minutes-strike-paper = Stryg
minutes-paper = Underskrevet på papir
minutes-paper-note = Print underskriftsbladet, og skriv her, hvem der har underskrevet det. Gem bladet.
minutes-paper-who = Hvem har underskrevet
minutes-paper-do = Skriv underskriften ind
minutes-remarks = Bemærkninger til referatet
minutes-no-remarks = Ingen har bemærkninger.
minutes-remark-new = Ny bemærkning
minutes-remark-text = Hvad er forkert, og hvad skulle der stå
minutes-remark-do = Send bemærkningen
minutes-take-back-remark = Tag min bemærkning tilbage
minutes-about-item = Punkt
minutes-about-whole = Hele referatet
minutes-answer = Svar på bemærkningen
minutes-answer-words = Svar
minutes-answer-hint = Skal siges, hvis bemærkningen ikke tages med.
minutes-answer-taken = Tages med
minutes-answer-left = Tages ikke med
remark-answer-taken = Taget med.
remark-answer-left = Ikke taget med.
minutes-corrections = Rettelser
minutes-corrections-note = Rettelser føjes til referatet med dato og trykkes med det. De ændrer ikke det, der står.
minutes-correction-new = Ny rettelse
minutes-correction-hint = En rettelse kan ikke ændres eller fjernes. Er den forkert, skrives en ny.
minutes-correction-text = Rettelsen
minutes-correction-do = Føj rettelsen til
minutes-correction-closed = Rettelsen er til et lukket punkt.
minutes-noted-at = Noteret på
minutes-written-by = Skrevet af { $by }.
minutes-is-approved = Du har godkendt referatet.
minutes-is-not-approved = Din godkendelse er taget tilbage.
minutes-is-signed = Underskriften er skrevet ind.
minutes-is-not-signed = Underskriften er taget tilbage.
minutes-is-remarked = Bemærkningen er sendt.
minutes-is-not-remarked = Bemærkningen er taget tilbage.
minutes-is-answered = Bemærkningen er besvaret.
minutes-is-corrected = Rettelsen er føjet til. Udsend referatet igen for at få den trykt.
minutes-is-locked = Referatet er låst.

print-corrections = Rettelser til referatet
print-correction-item = punkt { $number }
print-correction-noted = noteret på mødet den { $day }
sheet-title = Underskriftsblad, { $forum } { $date }
sheet-name = Navn
sheet-signed = Underskrift
sheet-checksum = Referatets kontrolsum
sheet-by-click = Underskrevet digitalt { $at }
sheet-note = Underskriften gælder den udgave af referatet, der er nævnt her. Kontrolsummen står også ved dokumentet på mødets side »Dokumenter«.

cli-minutes-about = Referater på vej mod låsen: hvad der mangler, lås dem, ret dem
    .after = Et låst referat ændres ikke mere. Det kan få daterede rettelser, som trykkes med det, når det udsendes igen.
cli-minutes-show = Vis, hvor langt et referat er, og hvad der mangler
cli-minutes-lock = Lås et referat
    .after = Et låst referat kan ikke låses op igen.
cli-minutes-correct = Føj en rettelse til et referat, der er godkendt eller låst
cli-minutes-signed = Skriv ind, at nogen har underskrevet referatet på papir

action-sign-minutes = bemærke til referater, godkende og underskrive dem
action-keep-minutes = låse referater, rette dem og svare på bemærkninger

not-now-minutes-locked = Referatet er låst og kan ikke ændres. Det kan få en dateret rettelse på siden »Referatet«.
not-now-minutes-not-issued = Referatet er ikke udsendt endnu.
not-now-minutes-issued-anew = Referatet er udsendt igen, siden du hentede siden. Læs den nye udgave.
not-now-minutes-not-ready = Referatet kan ikke låses endnu. Siden »Referatet« siger, hvad der mangler.
not-now-minutes-not-approved = Referatet er ikke godkendt endnu. Ret det, og udsend det igen.
not-now-minutes-approved = Referatet er godkendt. Fejl i det skrives nu som rettelser.
not-now-minutes-take-no-remarks = Forummet tager ikke imod bemærkninger til referatet.
not-now-minutes-remarks-over = Fristen for bemærkninger er udløbet.
not-now-remark-answered = Bemærkningen er besvaret og kan ikke tages tilbage.
not-now-approval-not-asked = Din godkendelse af referatet er der ikke brug for.
not-now-approval-stands = Fristen er udløbet, så godkendelsen kan ikke tages tilbage.
not-now-approved-already = Du har allerede godkendt denne udgave.
not-now-signature-not-asked = Den underskrift er der ikke brug for.
not-now-signed-already = Underskriften står der allerede.
not-now-signing-needs-person = Log ind som den, der underskriver. Det kan ikke gøres fra maskinens kommandolinje.
not-now-approval-missing = Der er ingen godkendelse at tage tilbage.
not-now-signature-missing = Der er ingen underskrift at tage tilbage.
not-now-remark-gone = Bemærkningen er der ikke længere.
not-valid-item-of-another-meeting = Punktet hører ikke til det møde.
not-valid-lock-not-confirmed = Sæt kryds i, at referatet skal låses. Det kan ikke gøres om.

journal-action-approve-minutes = Godkendte et referat
journal-action-take-back-approval = Tog sin godkendelse af et referat tilbage
journal-action-sign-minutes = Underskrev et referat
journal-action-sign-on-paper = Skrev ind, hvem der underskrev et referat på papir
journal-action-take-back-signature = Tog en underskrift under et referat tilbage
journal-action-lock-minutes = Låste et referat
journal-action-correct-minutes = Føjede en rettelse til et referat
journal-action-remark-on-minutes = Skrev en bemærkning til et referat
journal-action-take-back-remark = Tog sin bemærkning til et referat tilbage
journal-action-answer-remark = Svarede på en bemærkning til et referat
covered-signature = { $count ->
    [one] { $count } underskrift
   *[other] { $count } underskrifter
}
covered-minutes-remark = { $count ->
    [one] { $count } bemærkning til referatet
   *[other] { $count } bemærkninger til referatet
}
covered-correction = { $count ->
    [one] { $count } rettelse
   *[other] { $count } rettelser
}
