# Et punkt på dagsordenen: dets oplysninger, afsnit og beslutning.

item-number = Punkt { $number }
item-over = Punkt { $number } · { $forum }
item-number-column = Punkt
item-subject-column = Emne
item-of-forum = { $forum }, punkt { $number }
item-tab-title = { $title } (punkt { $number }, { $meeting })
item-presented-by = Fremlægges af { $names }
item-with-guests = Med deltagelse af { $names }
item-presenters = Fremlægges af
item-guests = Gæster
item-recommenders = Indstilles af
item-route = Sagens gang
item-suffixes = Særligt
item-approves = Godkender
item-approves-minutes-of-date = referatet fra mødet { $date }
item-approves-previous-minutes = referatet fra seneste møde
item-approves-unknown = mødet er ikke læst ind
item-outline = På siden
item-aside-label = Sagen og sidens indhold
item-thread = Sagen på andre møder
item-thread-alone = Sagen er kun på dette møde.
item-thread-whole = Se hele sagen
item-thread-proposals = { $count ->
    [one] { $count } punkt kan også høre til sagen
   *[other] { $count } punkter kan også høre til sagen
}
item-steps-label = Punkterne før og efter

item-closed-title = Lukket punkt
item-closed-mark = Lukket
item-closed-words = Punktet er lukket, og du har ikke adgang til det.
item-closed-to-others = Punktet er lukket for andre.
item-closed-decision = Offentliggjort beslutning:

## Hvem må se punktet
openness-title = Hvem må se punktet
openness-open = Punktet er åbent.
openness-closed = Punktet er lukket for offentligheden. Grund: { $ground }
openness-closed-without-ground = Punktet er lukket for offentligheden. Grunden er ikke skrevet.
openness-attachment-open = Åbent som punktet
openness-attachment-closed = Lukket. Grund: { $ground }
openness-attachment-closed-without-ground = Lukket. Grunden er ikke skrevet.
openness-close = Luk for offentligheden
openness-close-do = Luk
openness-reword = Ret grunden og det, andre ser
openness-reword-do = Gem
openness-open-again = Åbn igen
openness-ground = Grund til at lukke
openness-ground-hint = Den paragraf eller regel, der lukkes efter. Den står i journalen.
openness-public-title = Neutral titel
openness-public-title-hint = Kan udelades. Den ses af alle, der ikke må se resten, så skriv ikke noget, der røber sagen.
openness-public-decision = Det, der må siges om beslutningen
openness-public-decision-hint = Kan udelades. Det ses af alle, selv om punktet er lukket.
openness-reason = Grund
openness-reason-hint = Den står i journalen.
openness-attachments = Bilagene
openness-attachments-lead = Et bilag kan være lukket, selv om punktet er åbent.
openness-shut-out = Må ikke se punktet
openness-shut-out-lead = En person, fx en, der er inhabil, kan holdes ude af punktet. Personen ser det, som var det lukket for alle andre.
openness-shut-out-none = Ingen er holdt ude.
openness-exclude = Hold en person ude
openness-exclude-do = Hold ude
openness-admit = Giv adgang igen
openness-issued-before = Udstedt til offentligheden, før der blev lukket
openness-issued-before-words = { $count ->
    [one] Dette dokument viser det, der nu er lukket. Et udstedt dokument ændres aldrig, så det kan stadig hentes. Udsted en ny udgave, og sig det til dem, der har fået den gamle.
   *[other] Disse { $count } dokumenter viser det, der nu er lukket. Udstedte dokumenter ændres aldrig, så de kan stadig hentes. Udsted nye udgaver, og sig det til dem, der har fået de gamle.
}
openness-issued-line = { $kind }, udgave { $version }
openness-is-closed = Det er lukket.
openness-is-open = Det er åbnet igen.
openness-is-out = Personen er holdt ude af punktet.
openness-is-in = Personen har igen adgang til punktet.
openness-ground-doors = Kommunestyrelsesloven § 10 (lukkede døre)
openness-ground-secrecy = Forvaltningsloven § 27 (tavshedspligt)
openness-ground-staff = Offentlighedsloven § 21 (personalesag)
openness-ground-private = Offentlighedsloven § 30 (private forhold og forretningshemmeligheder)
openness-ground-interests = Offentlighedsloven § 33 (offentlige interesser)

section-standard-heading = (overskriften står ikke i dokumentet)
section-empty = Der står ikke noget under overskriften.
clauses-caption = Indstillingens punkter, og hvad der blev af dem
clauses-number = Nr.
clauses-text = Det indstilles
clauses-outcome = Udfald
clauses-unsettled = Fremgår ikke
clauses-none = Punktet står ikke i indstillingen
decision-remarks = Bemærkninger
decision-quoted = Citeret i beslutningen:
decision-none = Der er ikke ført en beslutning til referat.
attachments-none = Overskriften står i dokumentet, men der er ingen bilag under den.
attachment-name-only = kun navnet er kendt
attachment-closed = Lukket bilag
attachment-closed-to-others = lukket for andre
