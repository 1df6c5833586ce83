# Ord for de faste værdier: udfald, afsnit, tilstande, arter og grunde.

## Udfald af et indstillingspunkt
outcome-approved = { -approved }
outcome-adopted = { -adopted }
outcome-discussed = { -discussed }
outcome-noted = { -noted }
outcome-informed = { -informed }
outcome-decided = { -decided }
outcome-carried-out = { -carried-out }
outcome-amended = { -amended }
outcome-postponed = { -postponed }
outcome-forwarded = { -forwarded }
outcome-not-adopted = { -not-adopted }
outcome-lapsed = { -lapsed }

## Afsnit
section-occasion = { -occasion }
section-statement = { -statement }
section-recommendation = { -recommendation }
section-history = { -history }
section-decision = { -decision }
section-attachments = { -attachments }
section-other = Øvrigt

## Mødets tilstand
state-planned = Planlagt
state-agenda-open = Dagsordenen er under udarbejdelse
state-agenda-issued = Dagsordenen er udsendt
state-in-session = Mødet er i gang
state-held = Afholdt
state-cancelled = Aflyst

## Dokumentets art
kind-agenda = { -agenda }
kind-supplementary-agenda = { -supplementary-agenda }
kind-minutes = { -minutes }

## Forummets art
forum-profile-political = Politisk udvalg eller råd
forum-profile-administrative = Administrativt forum
forum-profile-med = MED-udvalg

## Sagens art
case-kind-subject = Sag
case-kind-meeting = Mødets egen sag

## KLE-niveauer
kle-level-main-group = Hovedgruppe
kle-level-group = Gruppe
kle-level-subject = Emne

## Hvor meget et fund betyder
severity-hint = Bemærkning
    .count = { $count ->
        [one] { $count } bemærkning
       *[other] { $count } bemærkninger
    }
severity-warning = Advarsel
    .count = { $count ->
        [one] { $count } advarsel
       *[other] { $count } advarsler
    }
severity-error = Fejl
    .count = { $count ->
        [one] { $count } fejl
       *[other] { $count } fejl
    }

## Hvad nogen har med et punkt at gøre
involvement-recommended = Har indstillet
involvement-presented = Har fremlagt
involvement-remarked = Er citeret i beslutninger
involvement-guest = Har deltaget som gæst
involvement-absent = Deltog ikke

## Hvorfor et punkt hører til en sag
join-reason-first = Første gang sagen er på en dagsorden
join-reason-meeting-case = Fast punkt under mødets eget journalnummer
join-reason-number-and-subject = Samme journalnummer, og emnerne ligner hinanden ({ $alike })
join-reason-subject-only = Samme emne, men andet eller intet journalnummer (ligner { $alike })
join-reason-by-hand = Lagt til sagen af en person

## Hvorfor et dokument kan være fra et møde, der er her i forvejen
meeting-join-reason-corrected = Filen er en rettet udgave af et dokument, der er læst ind.
meeting-join-reason-agenda-then-minutes = Filen er referatet af et møde, hvis dagsorden er læst ind.
meeting-join-reason-minutes-then-agenda = Filen er dagsordenen til et møde, hvis referat er læst ind.
meeting-join-reason-other-layout = Filen er samme møde i en anden opsætning.
meeting-join-reason-other = Filen ligner et møde, der er læst ind.

## Hvorfor to navne kan være ét
alias-reason-same-words = De samme ord i en anden rækkefølge eller stavemåde
alias-reason-same-role = Samme stilling i samme enhed, skrevet på to måder
alias-reason-first-name = Et fornavn, der passer til et fuldt navn
alias-reason-other = Navnene ligner hinanden

## Udstedte dokumenter
issued-kind-agenda = { -agenda }
issued-kind-supplementary-agenda = { -supplementary-agenda }
issued-kind-minutes = { -minutes }
issued-kind-extract = Protokoludskrift
issued-kind-packet = Pakke med bilag
recipients-members = Medlemmernes
    .for = Medlemmerne
    .copy = Medlemmernes udgave
    .note = Med lukkede punkter og bilag. Må ikke lægges ud.
recipients-public = Offentlighedens
    .for = Offentligheden
    .copy = Offentlighedens udgave
    .note = Lukkede punkter står kun med deres neutrale overskrift.

## Sammenligning af to udgaver
comparison-head-kind = Art
comparison-head-date = Mødedato
comparison-head-time = Tid
comparison-head-place = Mødested
comparison-head-participants = Deltagere
comparison-head-preamble = Indledning
comparison-item-number = Nummer
comparison-item-title = Titel
comparison-item-journal-number = { -journal-number }
comparison-item-slot = Tid
comparison-item-openness = Åbenhed
comparison-item-late = Efter fristen
comparison-item-attachments = { -attachments }
