# Mødeplaner: planlægge, flytte og aflyse møder, lokaler, indkaldelse og afbud, kalendere.

plan-link = Mødeplan
plan-title = Mødeplan { $year }
plan-title-of = Mødeplan { $year } – { $forum }
plan-lead-of = Forummets møder i året: dag, tid og sted. Hvad der er flyttet eller aflyst, bliver stående.
plan-lead = Alle forummers møder i året, i den rækkefølge de holdes.
plan-empty = Der er ingen møder i { $year }.
plan-empty-plan = Planlæg hele året på én gang efter en regel, eller tilføj et enkelt møde.
plan-years = Andre år
plan-print = PDF
plan-calendar = Kalenderfil (ics)
plan-of-all = Alle forummers møder
plan-column-day = Dag
plan-column-time = Tid
plan-column-place = Sted
plan-column-forum = Forum
plan-column-state = Tilstand
plan-column-note = Bemærkning
plan-column-choice = Valg
plan-table = Møder i { $year }
plan-count = { $count ->
    [one] 1 møde
   *[other] { $count } møder
}
plan-rule-date = Efter reglen { $date }
plan-on-day-off = Holdes på { $why }
plan-file = moedeplan
meeting-kind-extraordinary = ekstraordinært møde
meeting-extraordinary = Ekstraordinært møde.
meeting-of-extraordinary = { $forum }, ekstraordinært møde
plan-extraordinary-why = Ekstraordinært møde: { $reason }
plan-extraordinary-asked = Ønsket af { $by }.
plan-change-moved = Flyttet fra { $from }: { $reason }
plan-change-cancelled = Aflyst: { $reason }

## Planlæg et år
plan-year-of = Planlæg et år: { $forum }
plan-year = Planlæg et år
plan-year-lead = Skriv reglen, og se dagene, før noget skrives. Helligdage og dage, hvor lokalet er optaget, vælger du selv, hvad der skal ske med.
plan-first = Fra og med
plan-last = Til og med
plan-pattern = Møderne holdes
plan-pattern-weeks = Med uger imellem
plan-pattern-monthly = En bestemt ugedag i måneden
plan-weekday = Ugedag
plan-every = Hver
plan-every-weeks = { $count ->
    [one] uge
   *[other] { $count }. uge
}
plan-nth = Hvilken
plan-nth-1 = Den første
plan-nth-2 = Den anden
plan-nth-3 = Den tredje
plan-nth-4 = Den fjerde
plan-nth-5 = Den sidste
plan-without = Ingen møder i
plan-start = Begynder kl.
plan-end = Slutter kl.
plan-room = Lokale
plan-no-room = Intet lokale fra listen
plan-place = Sted
plan-place-hint = Kun hvis det ikke er lokalets navn, fx »Rådhuset, byrådssalen«.
plan-show = Se dagene
plan-preview = Dagene efter reglen
plan-preview-note = Intet er skrevet endnu. Vælg, hvad der skal ske med de dage, hvor der normalt ikke holdes møde.
plan-preview-day-off = { $day } er { $why }.
plan-choice-of = Valg for { $day }
plan-choice-keep = Hold mødet
plan-choice-skip = Intet møde
plan-choice-move = Flyt til { $day }
plan-choice-other = Flyt til en anden dag
plan-choice-other-day = Anden dag for { $day }
plan-write = Planlæg møderne
plan-written = { $count ->
    [one] 1 møde er planlagt.
   *[other] { $count } møder er planlagt.
}
plan-reason-shown = Grunden vises i mødeplanen.

## Et enkelt møde
plan-one = Tilføj et møde
plan-one-written = Mødet er planlagt.
plan-date = Dag
plan-move = Flyt
plan-move-this = Flyt mødet { $day }
plan-moved = Mødet er flyttet. Den gamle dag bliver stående i mødeplanen.
plan-cancel = Aflys
plan-cancel-this = Aflys mødet { $day }
plan-cancelled = Mødet er aflyst. Det bliver stående i mødeplanen.
plan-warned = Vær opmærksom på:
plan-warned-day-off = Dagen er { $why }.

clash-forum = { $forum } holder møde { $time }
clash-room = { $who } er optaget { $time } ({ $forum })
clash-person = { $who } har møde { $time } i { $forum }

day-off-new-year = nytårsdag
day-off-maundy-thursday = skærtorsdag
day-off-good-friday = langfredag
day-off-easter = påskedag
day-off-easter-monday = anden påskedag
day-off-prayer-day = store bededag
day-off-ascension = Kristi himmelfartsdag
day-off-whitsun = pinsedag
day-off-whit-monday = anden pinsedag
day-off-constitution-day = grundlovsdag
day-off-christmas-eve = juleaftensdag
day-off-christmas = juledag
day-off-second-christmas-day = anden juledag
day-off-new-years-eve = nytårsaftensdag
day-off-own = en lukkedag i kommunen
day-off-weekend = en dag i weekenden

## Ekstraordinært møde
extraordinary-title-of = Ekstraordinært møde: { $forum }
extraordinary-link = Indkald ekstraordinært møde
extraordinary-lead = Et møde uden for mødeplanen, med en grund og sit eget varsel. Det hedder »ekstraordinært møde« i mødeplanen, kalenderen, indkaldelsen, dagsordenen og referatet.
extraordinary-asked-by = Ønsket af
extraordinary-asked-by-hint = Fx »formanden« eller »en tredjedel af medlemmerne«. Kan være tomt.
extraordinary-papers-due = Frist for sager: dag
extraordinary-papers-due-clock = Frist for sager: kl.
extraordinary-papers-due-hint = Forummets egen frist gælder kun de ordinære møder. Uden en frist her kommer ingen sag for sent.
extraordinary-call = Indkald mødet
extraordinary-called = Mødet står i mødeplanen som ekstraordinært. Indkald nu dem, der skal med.

## Lokaler
rooms-title = Lokaler
rooms-lead = De lokaler, møder kan lægges i. To møder kan ikke være i samme lokale på samme tid.
rooms-empty = Der er ingen lokaler på listen endnu.
rooms-link = Lokaler
room-name = Navn
room-seats = Pladser
room-add = Føj til listen
room-correct = Ret
room-correct-this = Ret { $name }
room-close = Fjern
room-close-this = Fjern { $name }
room-made = Lokalet er på listen.
room-corrected = Lokalet er rettet.
room-closed = Lokalet er fjernet fra listen. Møder, der er lagt i det, bliver, hvor de er.

## Indkaldte og afbud
invitations-link = Indkaldte og afbud
invitations-title = Indkaldte og afbud: { $meeting }
invitations-lead = Hvem der er indkaldt til mødet, og hvem der har meldt afbud.
invitations-own-only = Du ser kun din egen indkaldelse. Resten er for forummets medlemmer.
invitations-invited = Indkaldte
invitations-empty = Ingen er indkaldt.
invitations-call = Indkald forummet
invitations-call-note = Formand, medlemmer og sekretær, der har rollen på mødedagen.
invitations-called = { $count ->
    [one] 1 er indkaldt.
   *[other] { $count } er indkaldt.
}
invitations-not-sent = ikke indkaldt endnu
invitations-column-name = Navn
invitations-column-as = Som
invitations-column-answer = Svar
invitations-instead-of = i stedet for { $name }
invitations-reason = Grund: { $reason }
invitations-guest = Indkald en gæst
invitations-guest-note = En gæst til hele mødet. Gæster til ét punkt skrives på punktet.
invitations-guest-call = Indkald
invitations-guests = Gæster til punkterne
invitations-guests-of = Punkt { $number }: { $subject }
invitations-take-back = Tag indkaldelsen tilbage
invitations-take-back-this = Tag indkaldelsen af { $name } tilbage
invitations-taken-back = Indkaldelsen er taget tilbage.
invitations-answered = Svaret er gemt.
invitations-own = Dit svar
invitations-accept = Jeg kommer
invitations-apology = Meld afbud
invitations-apology-reason = Grund
invitations-apology-hint = Kan udelades. Kun sekretær, formand og administrator ser den. Skriv ikke om helbred eller andet følsomt.
invitations-answer-for = Svar for { $name }
invitations-answer-for-accept = Kommer
invitations-answer-for-apology = Afbud
invitations-answer-for-none = Intet svar
invitations-answer-save = Gem svaret
invitations-substitute = Stedfortræder for { $name }
invitations-substitute-call = Indkald stedfortræder
invitations-substitute-none = Forummet har ingen stedfortræder, der kan indkaldes.
invitations-substitute-called = Stedfortræderen er indkaldt.

invited-as-member = Medlem
invited-as-attendee = Sekretær
invited-as-substitute = Stedfortræder
invited-as-guest = Gæst

answer-none = Intet svar
answer-accepts = Kommer
answer-apology = Afbud

## Kalender
calendar-title = Kalender
calendar-lead = En privat adresse, som din kalender (Outlook, telefonen) kan abonnere på. Den viser kun, hvornår og hvor møderne holdes. Den, der har adressen, kan læse den.
calendar-of-all = Møder i dine forummer
calendar-of-forum = Møder i { $forum }
calendar-make = Lav en adresse
calendar-renew = Lav en ny adresse
calendar-renew-note = Du har en adresse. Laver du en ny, holder den gamle op med at virke.
calendar-drop = Luk adressen
calendar-made = Adressen vises kun denne ene gang. Kopiér den ind i din kalender:
calendar-address = Kalenderens adresse
calendar-dropped = Adressen er lukket.
calendar-name = Møder – { $municipality }
calendar-name-of = { $forum } – { $municipality }
calendar-cancelled = Aflyst: { $forum }

## Afslag
not-valid-times-in-order = Mødet skal slutte, efter at det begynder.
not-valid-plan-too-long = En plan kan højst dække to år.
not-valid-plan-pattern = Sådan kan møder ikke gentages.
not-valid-plan-no-day = Reglen giver ingen mødedage.
not-valid-plan-too-many = Reglen giver for mange møder. Lav den i flere omgange.
not-valid-plan-day-off = Vælg, hvad der skal ske med mødet { $given }: den dag holdes der normalt ikke møde.
not-valid-plan-other-day = { $given } er ikke en dag efter reglen. Se dagene igen.
not-valid-plan-twice = To møder ville ligge samme dag ({ $given }).
not-valid-clock = »{ $given }« er ikke et klokkeslæt. Skriv det som 9.00.
not-valid-forum-meets = Forummet holder allerede møde på den tid { $given }.
not-valid-room-taken = Lokalet er optaget { $given }. Vælg et andet lokale eller en anden tid.
not-valid-no-room = Lokalet er ikke på listen.
not-valid-asked-by-too-long = Skriv højst 200 tegn om, hvem der har ønsket mødet.
not-valid-papers-due-passed = Fristen for sager er allerede udløbet. Vælg en senere frist, eller lad feltet stå tomt.
not-valid-papers-due-after-meeting = Fristen for sager falder efter, at mødet begynder.
not-valid-place = Stedet må højst have 120 tegn.
not-valid-seats = { $given } er ikke et antal pladser mellem 1 og 5000.
not-valid-not-a-substitute = Personen kan ikke være stedfortræder i forummet. I et politisk udvalg skal stedfortræderen have rollen dér.
not-valid-apology-too-long = Grunden må højst have 300 tegn.
not-now-meeting-held = Mødet er holdt eller i gang, så det kan ikke gøres længere.
not-now-meeting-cancelled = Mødet er aflyst.
not-now-all-invited = Alle er indkaldt i forvejen.
not-now-called-by-role = Personen er indkaldt, fordi de har en rolle i forummet. Meld afbud i stedet.
not-now-answer-too-late = Mødet er overstået, så du kan ikke svare længere.
not-now-not-invited = Personen er ikke indkaldt til mødet.
not-now-answered-so = Sådan er svaret i forvejen.
not-now-no-apology = Medlemmet har ikke meldt afbud.
not-now-substitute-called = Der er indkaldt en stedfortræder i forvejen.
not-now-no-person-calendar = Kun en person, der er logget ind, har en kalender.
not-now-no-calendar-address = Der er ingen adresse at lukke.

## Journalen
journal-action-plan-meetings = Planlagde en række møder
journal-action-call-extraordinary-meeting = Indkaldte et ekstraordinært møde
journal-action-plan-meeting = Planlagde et møde
journal-action-move-meeting = Flyttede et møde
journal-action-cancel-meeting = Aflyste et møde
journal-action-make-room = Føjede et lokale til listen
journal-action-correct-room = Rettede et lokale
journal-action-close-room = Fjernede et lokale fra listen
journal-action-invite-to-meeting = Indkaldte til et møde
journal-action-take-back-invitation = Tog en indkaldelse tilbage
journal-action-answer-invitation = Svarede på en indkaldelse
journal-action-call-substitute = Indkaldte en stedfortræder
journal-action-make-calendar-address = Lavede en adresse til sin kalender
journal-action-drop-calendar-address = Lukkede adressen til sin kalender
journal-kind-meeting = Møde
journal-kind-room = Lokale

covered-room = { $count ->
    [one] 1 lokale
   *[other] { $count } lokaler
}
covered-meeting-series = { $count ->
    [one] 1 mødeserie
   *[other] { $count } mødeserier
}
covered-meeting-booking = { $count ->
    [one] 1 mødes plads i planen
   *[other] { $count } møders plads i planen
}
covered-meeting-change = { $count ->
    [one] 1 ændring af et møde
   *[other] { $count } ændringer af møder
}
covered-invitation = { $count ->
    [one] 1 indkaldelse
   *[other] { $count } indkaldelser
}

## Kommandolinjen
cli-value-time = TID
cli-value-weekday = UGEDAG
cli-value-month = MÅNED
cli-value-shift = DATO=DATO
cli-meeting = Mødeplanen: planlæg, flyt og aflys møder
cli-meeting-list = Vis et års møder, i ét forum eller i alle
cli-meeting-plan = Planlæg et års møder efter en regel: vis dagene, og skriv dem med --apply
cli-meeting-add = Planlæg ét møde
cli-meeting-move = Flyt et møde; det, der ikke nævnes, bliver, som det er
cli-meeting-cancel = Aflys et møde
cli-meeting-rooms = Vis lokalerne
cli-meeting-add-room = Føj et lokale til listen
cli-meeting-forum = Forummets navn eller forkortelse
cli-meeting-year = Hvilket år; ellers dette
cli-meeting-date = Mødets dag, som 2027-01-06
cli-meeting-start = Hvornår det begynder, som 9:00
cli-meeting-end = Hvornår det slutter
cli-meeting-room = Lokale fra listen
cli-meeting-place = Sted, hvis det ikke er lokalets navn
cli-meeting-reason = Hvorfor; vises i mødeplanen
cli-meeting-seats = Hvor mange der kan sidde i det
cli-meeting-first = Ingen møder før denne dag
cli-meeting-last = Ingen møder efter denne dag
cli-meeting-on = Ugedag: monday, tuesday, wednesday, thursday, friday, saturday eller sunday
cli-meeting-weeks = Hver så mange uger; ellers hver uge
cli-meeting-nth = Den første til fjerde i hver måned, 5 for den sidste
cli-meeting-without = En måned uden møder, 1 til 12; kan nævnes flere gange
cli-meeting-skip = Intet møde denne dag; kan nævnes flere gange
cli-meeting-keep = Hold mødet denne dag, selv om den er en helligdag
cli-meeting-shift = Flyt en dag efter reglen til en anden
cli-meeting-apply = Skriv møderne; ellers vises de kun
cli-meeting-not-yet = Intet er skrevet. Skriv møderne med --apply.
cli-meeting-beside = ledige hverdage: { $days }
cli-demo-room = Mødelokale 1
cli-demo-moved = Vinterferien
cli-demo-apology = Kursus
