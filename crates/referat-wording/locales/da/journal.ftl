# Journalen, og loggen over læsninger af det lukkede.

journal-title = Journal
journal-of = Journal: { $of }
journal-page = { $title }, side { $page }
journal-of-item = Punktets journal: { $of } – { $meeting }
journal-of-case = Sagens journal: { $of } ({ $number })
journal-about-of = Journal: hvad der er skrevet om { $of }
journal-lead = Hvem der gjorde hvad, hvornår og hvorfor. Det nyeste står først, og intet kan rettes eller fjernes, uden at det ses.
journal-thing-lead = Alt, der er gjort ved det, som siden handler om, og ved det, der hører til. Det nyeste står først.
journal-done-lead = Hvad personen selv har gjort, efter det navn, journalen kender.
journal-about-lead = Hvad der er skrevet om personen: hvor navnet står som deltager, oplægsholder, gæst eller i en beslutning.
journal-done = Hvad personen har gjort
journal-about = Hvad der er skrevet om personen
journal-link = Journal
journal-link-whole = Hele journalen
journal-empty = Ingen indførsler passer.
journal-empty-wider = Vis journalen uden filtre
journal-count = { $count ->
    [one] 1 indførsel
   *[other] { $count } indførsler
}
journal-when = Hvornår
journal-who = Hvem
journal-action = Hvad
journal-thing = Om
journal-reason = Hvorfor
journal-rows = Skrev
journal-entry-number = Nr.
journal-filter = Find i journalen
journal-filter-from = Fra dag
journal-filter-to = Til dag
journal-filter-who = Hvem
journal-filter-action = Handling
journal-filter-kind = Slags
journal-filter-thing = Tingens nummer
journal-filter-any = Alle
journal-filter-show = Vis
journal-erased = Ordene er slettet ved indførsel { $entry }
journal-erased-unknown = Ordene er slettet
journal-untold = Om noget, du ikke har adgang til
journal-save = Gem som fil
journal-save-csv = CSV til regneark
journal-save-json = JSON
journal-file = journal
journal-file-reads = laesninger
journal-gone = Findes ikke længere

journal-action-found-municipality = Oprettede kommunen
journal-action-import-meetings = Indlæste referat
journal-action-import-mended-meeting = Rettede og indlæste referat
journal-action-undo-import = Fortrød en indlæsning
journal-action-join-document = Lagde et dokument sammen med et møde
journal-action-attach-late-files = Føjede bilag til et indlæst referat
journal-action-issue-document = Udstedte dokument
journal-action-set-look = Ændrede dokumenternes udseende
journal-action-reset-look = Satte dokumenternes udseende tilbage
journal-action-accept-proposal = Godtog forslag
journal-action-reject-proposal = Afviste forslag
journal-action-merge-cases = Samlede to sager
journal-action-split-case = Delte en sag
journal-action-load-kle = Indlæste KLE-registret
journal-action-silence-finding = Lod et fund stå
journal-action-unsilence-finding = Tog et fund frem igen
journal-action-explain-abbreviation = Forklarede en forkortelse
journal-action-forget-abbreviation = Fjernede en forkortelse
journal-action-close-item = Lukkede et punkt
journal-action-reword-closure = Ændrede grunden til, at et punkt er lukket
journal-action-open-item = Åbnede et punkt
journal-action-close-attachment = Lukkede et bilag
journal-action-reword-attachment = Ændrede grunden til, at et bilag er lukket
journal-action-open-attachment = Åbnede et bilag
journal-action-exclude-person = Holdt en person ude af et punkt
journal-action-admit-person = Gav en person adgang til et punkt igen

journal-kind-municipality = Kommune
journal-kind-source-document = Indlæst dokument
journal-kind-issued-document = Udstedt dokument
journal-kind-look = Udseende
journal-kind-proposal = Forslag
journal-kind-case = Sag
journal-kind-kle-register = KLE-register
journal-kind-silenced-finding = Fund
journal-kind-abbreviation = Forkortelse
journal-kind-agenda-item = Punkt

covered-municipality = { $count ->
    [one] 1 kommune
   *[other] { $count } kommuner
}
covered-erasure = { $count ->
    [one] 1 sletning
   *[other] { $count } sletninger
}
covered-forum = { $count ->
    [one] 1 forum
   *[other] { $count } fora
}
covered-unit = { $count ->
    [one] 1 enhed
   *[other] { $count } enheder
}
covered-position = { $count ->
    [one] 1 stilling
   *[other] { $count } stillinger
}
covered-person = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
covered-alias-proposal = { $count ->
    [one] 1 forslag om navn
   *[other] { $count } forslag om navne
}
covered-file = { $count ->
    [one] 1 fil
   *[other] { $count } filer
}
covered-meeting = { $count ->
    [one] 1 møde
   *[other] { $count } møder
}
covered-participant = { $count ->
    [one] 1 deltager
   *[other] { $count } deltagere
}
covered-source-document = { $count ->
    [one] 1 indlæst dokument
   *[other] { $count } indlæste dokumenter
}
covered-import-finding = { $count ->
    [one] 1 fund ved indlæsning
   *[other] { $count } fund ved indlæsning
}
covered-meeting-join-proposal = { $count ->
    [one] 1 forslag om møde
   *[other] { $count } forslag om møder
}
covered-contents-line = { $count ->
    [one] 1 linje i indholdsfortegnelsen
   *[other] { $count } linjer i indholdsfortegnelsen
}
covered-case-thread = { $count ->
    [one] 1 sag
   *[other] { $count } sager
}
covered-paper = { $count ->
    [one] 1 mødesag
   *[other] { $count } mødesager
}
covered-case-join-proposal = { $count ->
    [one] 1 forslag om sag
   *[other] { $count } forslag om sager
}
covered-paper-version = { $count ->
    [one] 1 udgave af mødesagen
   *[other] { $count } udgaver af mødesager
}
covered-section = { $count ->
    [one] 1 afsnit
   *[other] { $count } afsnit
}
covered-clause = { $count ->
    [one] 1 at-punkt
   *[other] { $count } at-punkter
}
covered-recommender = { $count ->
    [one] 1 indstiller
   *[other] { $count } indstillere
}
covered-attachment = { $count ->
    [one] 1 bilag
   *[other] { $count } bilag
}
covered-agenda-item = { $count ->
    [one] 1 punkt
   *[other] { $count } punkter
}
covered-item-person = { $count ->
    [one] 1 oplægsholder eller gæst
   *[other] { $count } oplægsholdere og gæster
}
covered-item-exclusion = { $count ->
    [one] 1 udelukket fra et punkt
   *[other] { $count } udelukket fra et punkt
}
covered-consultation = { $count ->
    [one] 1 trin i sagens gang
   *[other] { $count } trin i sagens gang
}
covered-decision = { $count ->
    [one] 1 beslutning
   *[other] { $count } beslutninger
}
covered-clause-outcome = { $count ->
    [one] 1 udfald
   *[other] { $count } udfald
}
covered-remark = { $count ->
    [one] 1 bemærkning
   *[other] { $count } bemærkninger
}
covered-named-remark = { $count ->
    [one] 1 navngiven bemærkning
   *[other] { $count } navngivne bemærkninger
}
covered-vote = { $count ->
    [one] 1 stemme
   *[other] { $count } stemmer
}
covered-dissenting-opinion = { $count ->
    [one] 1 mindretalsudtalelse
   *[other] { $count } mindretalsudtalelser
}
covered-absence = { $count ->
    [one] 1 fravær
   *[other] { $count } fravær
}
covered-minutes = { $count ->
    [one] 1 referat
   *[other] { $count } referater
}
covered-issued-document = { $count ->
    [one] 1 udstedt dokument
   *[other] { $count } udstedte dokumenter
}
covered-look = { $count ->
    [one] 1 udseende
   *[other] { $count } udseender
}
covered-kle-register = { $count ->
    [one] 1 KLE-register
   *[other] { $count } KLE-registre
}
covered-kle-subject = { $count ->
    [one] 1 KLE-emne
   *[other] { $count } KLE-emner
}
covered-silenced-finding = { $count ->
    [one] 1 fund ladt stå
   *[other] { $count } fund ladt stå
}
covered-abbreviation = { $count ->
    [one] 1 forkortelse
   *[other] { $count } forkortelser
}

reads-title = Læsninger af det lukkede
reads-of = Hvem har læst: { $of }
reads-lead = Hvem der har set det, som er lukket for andre: punkter, bilag og trykte dokumenter. Samme læser og samme ting inden for ti minutter er én læsning.
reads-link = Læsninger af det lukkede
reads-of-item = Hvem har læst dette lukkede punkt
reads-empty = Ingen læsninger passer.
reads-count = { $count ->
    [one] 1 læsning
   *[other] { $count } læsninger
}
reads-when = Hvornår
reads-who = Hvem
reads-as = Set som
reads-what = Hvad
reads-thing = Lukket punkt
reads-attachment = Bilag til punktet
reads-filter = Find læsninger
reads-filter-what = Hvad
reads-filter-thing = Punktets eller bilagets nummer

read-what-page = Siden
read-what-file = Bilagets fil
read-what-document = Trykt eller udstedt dokument
read-what-record = Mødet som data
read-what-hit = Fundet ved søgning

chain-title = Journalens kæde
chain-sound = Kæden er efterprøvet { $when }: { $entries } indførsler og { $rows } rækker er, som de blev skrevet.
chain-damaged = Der er skade på data
chain-damaged-words = Efterprøvningen { $when } fandt noget, der ikke er, som det blev skrevet. Kør referat verify, og gendan fra en sikkerhedskopi, hvis skaden ikke kan forklares.
chain-damaged-for-others = Efterprøvningen { $when } fandt noget, der skal ses på. Sig det til den, der driver Referat.
chain-unchecked = Kæden er ikke efterprøvet endnu. Det sker hver nat, mens serveren kører.

journal-action-offer-first-administrator = Tilbød at blive den første administrator
journal-action-found-administrator = Blev den første administrator
journal-action-invite = Inviterede
journal-action-send-reset = Gav et link til en ny adgangskode
journal-action-set-password = Satte sin adgangskode
journal-action-shut-account = Lukkede en konto
journal-action-open-account = Åbnede en konto
journal-action-end-sessions = Loggede ud andre steder
journal-action-sign-in = Loggede ind
journal-action-sign-in-by-provider = Loggede ind hos en udbyder af logins
journal-action-sign-in-by-door = Loggede ind ad de ansattes indgang
journal-action-link-account = Knyttede en konto til et login
journal-action-admit-stranger = Oprettede en konto til et nyt login
journal-action-take-roles = Bragte roller i overensstemmelse med loginnet
journal-action-give-password = Gav sin adgangskode, og manglede koden
journal-action-offer-second-factor = Begyndte på to-trins-login
journal-action-take-second-factor = Slog to-trins-login til
journal-action-drop-second-factor = Slog to-trins-login fra
journal-action-appoint = Gav en rolle
journal-action-end-role = Afsluttede en rolle
journal-action-make-person = Oprettede en person
journal-action-correct-person = Rettede en person
journal-action-leave = Registrerede en fratrædelse
journal-action-make-position = Oprettede en stilling
journal-action-fill-position = Besatte en stilling
journal-action-vacate-position = Afsluttede en stilling
journal-action-make-unit = Oprettede en enhed
journal-action-place-unit = Flyttede en enhed
journal-action-see-as = Så siderne som en anden
journal-action-see-as-oneself = Så igen siderne som sig selv

journal-kind-account = Konto
journal-kind-membership = Rolle
journal-kind-person = Person
journal-kind-position = Stilling
journal-kind-unit = Enhed

covered-membership = { $count ->
    [one] 1 rolle
   *[other] { $count } roller
}
covered-holding = { $count ->
    [one] 1 besættelse af en stilling
   *[other] { $count } besættelser af stillinger
}
covered-setting = { $count ->
    [one] 1 regel
   *[other] { $count } regler
}
covered-account = { $count ->
    [one] 1 konto
   *[other] { $count } konti
}

journal-action-make-forum = Oprettede et forum
journal-action-correct-forum = Rettede et forum
journal-action-set-rule = Satte en regel
journal-action-reset-rule = Satte en regel tilbage
journal-action-reopen-proposal = Fortrød et forslags afgørelse

journal-kind-forum = Forum
journal-kind-setting = Regel
journal-action-import-people = Tog en liste med personer ind
journal-action-apply-configuration = Tog en konfiguration ind
