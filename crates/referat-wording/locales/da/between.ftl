# Mellem møderne: formandsbeslutninger og skriftlige procedurer.

covered-extraordinary-call = { $count ->
    [one] 1 indkaldelse af et ekstraordinært møde
   *[other] { $count } indkaldelser af ekstraordinære møder
}
covered-interim-decision = { $count ->
    [one] 1 beslutning mellem møder
   *[other] { $count } beslutninger mellem møder
}
covered-interim-outcome = { $count ->
    [one] 1 udfald af en beslutning mellem møder
   *[other] { $count } udfald af beslutninger mellem møder
}
covered-written-procedure = { $count ->
    [one] 1 skriftlig procedure
   *[other] { $count } skriftlige procedurer
}
covered-written-answer = { $count ->
    [one] 1 skriftligt svar
   *[other] { $count } skriftlige svar
}

## Formandsbeslutninger
interim-way-chair = Formandsbeslutning
interim-way-written = Skriftlig procedure
chairs-ground-urgent = Sagen kan ikke vente til næste møde
chairs-ground-undoubted = Sagen giver ikke anledning til tvivl
between-title = Uden møde: { $title }
between-list-title = Beslutninger mellem møderne: { $forum }
between-list-link = Beslutninger mellem møderne
between-list-lead = Hvad formanden har besluttet på forummets vegne, og hvad medlemmerne har besluttet skriftligt. Næste møde får det til orientering.
between-list-none = Der er ikke besluttet noget mellem møderne, som du kan se.
between-section = Uden møde
between-section-lead = Er sagen besluttet uden et møde, eller kan den blive det, står det her.
between-see = Se beslutningen
between-by = Besluttet af
between-by-members = Medlemmerne
between-recorded-by = Skrevet ned af
between-ground = Hvorfor uden møde
between-reason = Begrundelse
between-decision = Beslutning
between-clauses = Indstilling og udfald
between-told = Orienteret på
between-told-item = Dagsordenen til mødet { $date }
between-told-not-yet = Kommer af sig selv på dagsordenen til næste møde
between-withdrawn = Trukket tilbage { $moment }: { $reason }
between-paper = Mødesagen
between-withdraw = Træk beslutningen tilbage
between-withdraw-hint = Det kan gøres, indtil en dagsorden, der orienterer om den, er udsendt. Medlemmerne får besked.
chairs-title = Formandsbeslutning: { $title }
chairs-link = Formandsbeslutning
chairs-lead = Formanden beslutter sagen på forummets vegne. Medlemmerne får besked med det samme, og næste møde får den til orientering.
chairs-day = Besluttet den
chairs-chair = Formand
chairs-choose = Vælg formanden
chairs-why = Hvorfor uden møde
chairs-reason = Begrundelse
chairs-reason-hint = Medlemmerne og næste møde ser den.
chairs-text = Beslutning
chairs-text-hint = Udkastet følger indstillingen. Ret det, eller vælg udfald og få et nyt udkast.
chairs-draft = Nyt udkast
chairs-decide = Beslut
chairs-no-chair = Forummet har ingen formand i dag. Udpeg en under roller først.
chairs-outcome = Udfald af { $number }
chairs-outcome-by-text = Som teksten siger
chairs-addition = Tilføjelse til { $number }
told-decided-between = Noget i dit forum er besluttet mellem møderne
told-decision-withdrawn = En formandsbeslutning er trukket tilbage
not-now-between-not-here = Forummets regler tillader ikke, at formanden beslutter mellem møderne. En administrator kan ændre reglen.
not-now-between-on-agenda = Mødesagen står på en dagsorden. Tag den af dagsordenen først.
not-now-between-decided = Mødesagen er besluttet mellem møderne og kan ikke ændres. En formandsbeslutning kan trækkes tilbage, indtil næste møde er orienteret.
not-now-between-in-writing = Mødesagen er sendt til skriftlig procedure. Afslut eller træk den tilbage først.
not-now-between-goes-on = Mødesagen skal videre til andre fora og kan kun behandles på møder.
not-now-between-no-clauses = Mødesagen har ingen indstilling at tage stilling til.
not-now-between-in-writing-stands = Medlemmerne har besluttet det skriftligt. Det kan ikke trækkes tilbage.
not-now-between-told = En dagsorden, der orienterer om beslutningen, er udsendt. Tag sagen op på mødet i stedet.
not-valid-decided-on-to-come = Dagen ligger ude i fremtiden.
not-valid-not-the-chair = Vælg den, der var forummets formand den dag. Er du selv formand, er det din egen beslutning.
action-decide-between = skrive ned, hvad der besluttes mellem møderne: af formanden eller af medlemmerne skriftligt
rule-name-chairs-decision = Formanden kan beslutte mellem møderne
    .hint = Formanden beslutter på forummets vegne, hvad der ikke kan vente eller ikke giver anledning til tvivl. Medlemmerne får besked, og næste møde orienteres.
journal-action-decide-as-chair = Formanden besluttede en mødesag mellem møderne
journal-action-withdraw-chairs-decision = Trak en formandsbeslutning tilbage

## Skriftlig procedure
written-choice-for = For
written-choice-against = Imod
written-choice-abstained = Undlader at stemme
written-choice-meeting = Ønsker et møde om sagen
procedure-state-open = Medlemmerne svarer
procedure-state-decided = Afgjort
procedure-state-undecided = For få svarede
procedure-state-stopped = Stoppet: der er ønsket et møde
procedure-state-withdrawn = Trukket tilbage
written-title = Skriftlig procedure
written-lead = Medlemmerne får mødesagen til afgørelse uden møde og svarer hver for sig inden fristen. Den er afgjort, når alle har svaret, eller når fristen udløber.
written-due = Frist
written-due-day = Frist: dag
written-due-clock = Frist: kl.
written-message = Til medlemmerne
written-message-hint = Kan være tom. Står over mødesagen, når de svarer.
written-start = Send til medlemmerne
written-stops-one = Et enkelt medlems ønske om et møde stopper proceduren.
written-stops-most = Ønsker mere end halvdelen af medlemmerne et møde, stopper proceduren.
written-started-by = Sendt af
written-state = Tilstand
written-own = Dit svar
written-own-hint = Du svarer for dig selv og kan ændre svaret, indtil fristen udløber eller alle har svaret. En stedfortræder kan ikke svare for dig.
written-remark = Bemærkning
written-remark-hint = Kan være tom. De andre ser den, når proceduren er slut.
written-answer = Svar
written-answer-change = Ret svaret
written-answers = Svar
written-answers-later = Svarene vises, når proceduren er slut.
written-no-answer = Har ikke svaret
written-withdraw = Træk tilbage
written-withdraw-hint = Medlemmerne får besked, og mødesagen venter igen på et møde.
written-withdrawn-why = Begrundelse
tasks-written = Skriftlige procedurer
told-asked-in-writing = Du skal svare i en skriftlig procedure
told-writing-ended = En skriftlig procedure er slut uden en afgørelse
not-now-between-not-in-writing-here = Forummets regler tillader ikke skriftlig procedure. En administrator kan ændre reglen.
not-now-written-nobody = Forummet har ingen medlemmer, der kan spørges.
not-now-written-ended = Proceduren er slut, eller fristen er udløbet. Der kan ikke svares mere.
not-valid-written-due-passed = Fristen er allerede udløbet. Vælg en senere.
not-valid-written-too-long = Skriv højst 2000 tegn.
rule-name-written-procedure = Skriftlig procedure
    .hint = Om medlemmerne kan afgøre mødesager skriftligt, og hvad der skal til for at stoppe det til fordel for et møde.
rule-choice-never = Nej
rule-choice-one = Ja; ét medlem kan kræve et møde
rule-choice-most = Ja; mere end halvdelen kan kræve et møde
journal-action-start-written-procedure = Sendte en mødesag til skriftlig procedure
journal-action-answer-in-writing = Svarede i en skriftlig procedure
journal-action-withdraw-written-procedure = Trak en skriftlig procedure tilbage
journal-action-end-written-procedure = Fristen for en skriftlig procedure udløb
