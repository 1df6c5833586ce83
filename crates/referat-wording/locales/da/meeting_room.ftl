# Mødelokalet: beslutninger, mens de skrives, uret for punkterne, at følge mødet, og storskærmen.

decision-field-saved = Kladden er gemt { $time }
decision-unsaved = Her står en kladde, som ikke er gemt som beslutning endnu. »Gem« gør den til beslutningen.
decision-meanwhile = Intet er gemt: Andre har skrevet her imens. Se det igennem nedenfor, ret din egen tekst til, og gem igen.
decision-meanwhile-by = { $name } skrev i »{ $field }«:

room-title = Mødelokalet: { $meeting }
room-link = Mødelokalet
room-not-open = Mødet er ikke i gang. Åbn det under »Mødet«, så går uret.
room-minutes = { $count } min.
room-of-planned = af { $time }
room-over = { $time } over tiden
room-decide = Skriv beslutningen
room-begin = Begynd punkt { $number }
room-next = Næste: punkt { $number }
room-previous = Tilbage til punkt { $number }
room-pause = Pause
room-go-on = Fortsæt
room-leave = Afslut punktet
room-left = Punktet er afsluttet.
room-paused = Uret holder pause.
room-told = De er underrettet om de nye tidspunkter.
room-ends-late = Mødet ventes at slutte { $time } mod planlagt { $planned }: { $over } for sent
room-could-postpone = Det kan nås, hvis disse punkter udsættes:
room-nothing-to-postpone = Intet af det, der er tilbage, kan udsættes.
room-postpone-reason = Mødet ventes at vare for længe
room-come-later = { $count ->
    [one] Én oplægsholder eller gæst kommer senere på end aftalt.
   *[other] { $count } oplægsholdere og gæster kommer senere på end aftalt.
}
room-tell = Giv besked om nye tidspunkter
room-number = Nr.
room-item = Punkt
room-stand = Status
room-expected = Ventes
room-was-planned = planlagt
room-taken = Brugt
room-does = Gå til
room-go-there = Gå hertil
room-item-current = I gang
room-item-paused = Pause
room-item-postponed = Udsat
room-item-sent-on = Sendt videre
room-item-decided = Besluttet
room-item-left = Behandlet
room-item-waits = Venter
room-key-next = Næste punkt; det, der er i gang, slutter
room-key-previous = Tilbage til punktet før
room-key-pause = Pause, eller fortsæt
room-key-leave = Afslut punktet uden at begynde et nyt
room-key-decide = Skriv beslutningen til punktet
room-key-help = Denne oversigt
room-keys-more = På beslutningssiden gemmer Ctrl+Enter og går til næste punkt; uret følger med, når det er i gang ved punktet. Bogstaverne kan slås fra under »Om«.

follow-title = Følg mødet: { $meeting }
follow-link = Følg mødet
follow-agenda = Dagsordenen
follow-open = Mødet er i gang.
follow-held = Mødet er holdt.
follow-cancelled = Mødet er aflyst.
follow-not-open = Mødet er ikke begyndt.
follow-since = Begyndt { $time }
follow-closed = Punktet behandles for lukkede døre.
follow-items = Punkter og beslutninger

projector-title = Storskærm: { $meeting }
projector-link = Storskærm
projector-nothing = Intet punkt er i gang.
projector-proposed = Forslag til beslutning
projector-closed = Punktet behandles for lukkede døre.
projector-show-closed = Vis lukkede punkter
projector-hide-closed = Skjul lukkede punkter
projector-closed-shown = Lukkede punkter vises på denne skærm. Skjul dem, før andre kommer ind.

live-reload = Hent igen
live-on = Siden følger mødet.
live-off = Forbindelsen er væk. Siden følger ikke med lige nu; den prøver igen.
live-over = Der sker ikke mere her af sig selv.
live-not-allowed = Siden følger ikke længere mødet. Hent den igen, eller log ind.

not-now-clock-at-none = Mødet er ikke ved et punkt. Begynd et først.
not-now-clock-runs = Punktet er allerede i gang.
not-now-clock-paused = Punktet holder allerede pause.
not-now-nobody-comes-later = Ingen kommer senere på end aftalt.
not-now-too-many-streams = Du følger allerede møder på flere sider. Luk en af dem, og hent siden igen.

journal-action-begin-item = Begyndte et punkt på et møde
journal-action-pause-item = Satte et punkt på pause
journal-action-resume-item = Fortsatte et punkt
journal-action-leave-item = Afsluttede et punkt på et møde
journal-action-tell-new-times = Gav besked om nye tidspunkter på et møde

time-title = Tid på møderne
time-title-of = Tid på møderne – { $forum }
time-lead = Hvor lang tid punkterne har taget, målt i mødelokalet. Lukkede punkter, du ikke kan se, er ikke regnet med.
time-filter = Vælg periode, forum og opdeling
time-forum = Forum
time-all-forums = Alle
time-by = Opdelt efter
time-by-case = Sag
time-by-forum = Forum
time-by-kind = Punkttype
time-by-number = Journalnummergruppe
time-of = Hvad
time-items = Punkter
time-taken = Brugt
time-planned = Planlagt
time-bar = Andel af det længste
time-total = { $time } på { $items ->
    [one] ét punkt
   *[other] { $items } punkter
}.
time-empty = Der er ikke målt tid i perioden. Uret går, når punkterne begyndes i mødelokalet.
time-kind-unknown = Ukendt
time-number-none = Uden journalnummer
time-as-xlsx = Gem som regneark
time-as-csv = Gem som CSV
time-as-json = Gem som JSON
time-file = tid

covered-item-session = { $count ->
    [one] ét tidsrum ved et punkt
   *[other] { $count } tidsrum ved punkter
}
