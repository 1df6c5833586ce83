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
