# Kommandolinjen: hjælp, forløb og fejl.

cli-about = Referat husker for kommunens forummer: gamle referater ind, et levende arkiv ud.
    .after = Begynd med »referat demo« for at se det med en opdigtet kommune, eller med »referat import MAPPE« for at hente egne referater ind. »referat help KOMMANDO« fortæller om en kommando.

## Overskrifter og pladsholdere i hjælpen
cli-heading-usage = Brug
cli-heading-commands = Kommandoer
cli-heading-arguments = Argumenter
cli-heading-options = Tilvalg
cli-value-options = [TILVALG]
cli-value-command = KOMMANDO
cli-value-file = FIL
cli-value-folder = MAPPE
cli-value-path = STI
cli-value-name = NAVN
cli-value-user = BRUGER
cli-value-format = FORMAT
cli-value-language = SPROG
cli-value-address = ADRESSE
cli-value-words = ORD
cli-value-clause = PUNKT
cli-value-tense = TID
cli-value-voice = FORM
cli-value-style = STIL
cli-value-shell = SKAL
cli-value-number = NUMMER
cli-value-reason = GRUND
cli-value-meeting = MØDE

## Tilvalg, som flere kommandoer har
cli-option-language = Sproget i hjælp og beskeder: da eller en. Ellers bestemmer LANG
cli-option-help = Vis hjælp
cli-option-version = Vis programmets version
cli-option-data = Mappen med kommunens data. Ellers bruges systemets egen mappe til programmers data
cli-option-municipality = Kommunen, hvor der er flere
cli-option-as = Den, der gør det, ved det, de logger ind med, og med det, de må. Ellers den, der er logget ind på computeren
cli-option-format = Hvordan der skrives: table, en oversigt for mennesker (det sædvanlige), eller json

## Kommandoer
cli-parse = Læs dokumenter, og vis dem som data
    .after = Der gemmes intet. Med --format json skrives én liste med et dokument pr. fil. Slutter med 1, hvis en fil ikke kan læses; de andre bliver vist alligevel. »-« læser fra standardinput.
cli-files = Filerne
cli-check = Se dokumenter efter, før andre gør det
    .after = Der gemmes intet. Hvert fund står med sit sted, hvad der blev set, og hvordan det rettes. Slutter med 1, hvis der er fejl, eller en fil ikke kan læses; advarsler og bemærkninger er ingen fejl.
cli-option-known = Forkortelser, alle kender, med komma imellem: ØS,KKR
cli-draft = Skriv udkast til beslutningen ud fra at-punkterne
    .after = Der gemmes intet. Foran et punkt kan dets udfald stå (»tiltrådt: at …«), og efter en lodret streg det, der siges ud over udfaldet (»at … | med den bemærkning, at …«). Det, reglerne ikke kan skrive med sikkerhed, står, som det blev skrevet, med [?] foran; hvorfor står i beskederne. Uden punkter og uden --file læses standardinput.
cli-draft-clauses = At-punkterne, et ad gangen i anførselstegn
cli-option-clauses-file = En fil med et punkt på hver linje
cli-option-draft-forum = Forummet, der beslutter
cli-option-tense = Tiden: past, godkendte (det sædvanlige), eller present, godkender
cli-option-voice = Hvem der gør det: keep, som punktet siger (det sædvanlige), eller active, forummet
cli-option-style = Hvordan: auto, som det passer (det sædvanlige), one, én sætning for alle punkter, sentences, en sætning for hvert, eller rows, Ad 1: …
cli-draft-as-written = Punkt { $number } står, som det blev skrevet: { $why }
not-drafted-empty = der er ingen tekst
not-drafted-no-verb = der er intet udsagnsord, som reglerne kender
not-drafted-no-subject = det siges ikke, hvem eller hvad det handler om
not-drafted-no-forum = det siges ikke, hvem der gør det; giv --forum
not-drafted-two-readings = det kan læses på to måder
not-drafted-word-order = ordenes plads i sætningen er ikke sikker
not-drafted-other = reglerne kan ikke skrive det
cli-render = Skriv dokumenter om til et andet format
cli-option-to = Formatet: txt eller json. html, pdf og docx kommer senere
cli-option-out-folder = Mappen, der skrives i: en fil for hvert dokument
cli-import = Hent dokumenter ind i kommunens database
    .after = I en mappe, og i mapperne i den, er filer på .txt dokumenter; filerne i »NAVN.bilag« er bilag til »NAVN.txt«. Det samme dokument to gange ændrer intet. Er mødet her i forvejen, bliver det til et forslag og ikke til et møde mere. Den første gang giver --municipality kommunen navn. Slutter med 1, hvis noget ikke kan læses; resten bliver hentet ind alligevel.
cli-paths = Filer og mapper
cli-option-dry-run = Gør det på prøve: vis, hvad der ville ske, og gem intet
cli-search = Søg i det, der er hentet ind
cli-search-words = Det, der søges efter: ord, et "fast udtryk" eller sag: og et journalnummer
cli-search-page = Siden med træf, talt fra 1
cli-serve = Vis kommunens sider i en browser
    .after = Der lyttes kun på computeren selv, medmindre et certifikat eller en proxy krypterer vejen dertil. Resten, også login hos en udbyder, står i referat.toml i mappen med data. Er der ingen kommune i mappen endnu, oprettes den, der nævnes med --municipality. Kan ingen logge ind endnu, vises et link, der gør én til administrator. Stop med Ctrl-C.
cli-serve-listen = Adressen, der lyttes på. Ellers 127.0.0.1:8088
cli-serve-tls-cert = Certifikatet med sin kæde (PEM), når programmet selv krypterer
cli-serve-tls-key = Certifikatets nøgle (PEM)
cli-serve-public-address = Adressen, andre finder siderne på, når programmet selv krypterer: https://referat.kommune.dk
cli-serve-behind-proxy = Adressen, andre finder siderne på, når en proxy krypterer. Så svares der kun på den
cli-serve-staff-header = Headeren, hvori proxyen skriver, hvem den har genkendt
cli-demo = Se programmet med Sandved Kommune, som er opdigtet
    .after = Adressen skrives på standardoutput, når siderne er klar. Stop med Ctrl-C; så er alt væk igen, medmindre --data gemmer det.
cli-demo-listen = Adressen, der lyttes på. Ellers en ledig port på computeren selv
cli-demo-data = Mappen, som kommunens data gemmes i. Ellers fjernes de bagefter
cli-kle = KLE-registeret
cli-kle-load = Hent registeret ind fra en fil i OS2KLE's eller KL's form
cli-kle-file = Filen
cli-case = Sager: læg to sammen, eller skil en ad
cli-case-merge = Læg en sag sammen med en anden
cli-case-from = Nummeret på den sag, der går ind i den anden
cli-case-into = Nummeret på den sag, der bliver
cli-case-split = Skil et punkt ud af sin sag som en sag for sig
cli-case-paper = Nummeret på punktets mødesag
cli-case-reason = Hvorfor; det står i journalen
cli-items = Hvem der må se et punkt: luk det, åbn det, eller hold en person ude
cli-item-close = Luk et punkt eller et af dets bilag for offentligheden
    .after = Dokumenter, der er udstedt til offentligheden, ændres ikke; de, der viser det lukkede, bliver nævnt.
cli-item-open = Åbn et punkt eller et af dets bilag igen
cli-item-exclude = Hold en person ude af et punkt
cli-item-admit = Giv en person adgang til et punkt igen
cli-item-number = Punktets nummer på dagsordenen
cli-item-ground = Den paragraf eller regel, der lukkes efter
cli-item-title = Den neutrale titel, som de ser, der ikke må se resten
cli-item-decision = Det, der må siges om beslutningen
cli-item-attachment = Bilagets nummer på punktets liste; så gælder det kun bilaget
cli-proposals = Forslag, der venter på en afgørelse
cli-proposals-list = Vis forslagene
cli-proposals-accept = Læg det foreslåede sammen
cli-proposals-decline = Hold det foreslåede adskilt
cli-proposal-number = Forslagets nummer, som »referat proposals list« viser det
cli-findings = Det, der bør ses efter i et møde, der er læst ind
cli-findings-list = Vis, hvad der er fundet i et møde, og hvad nogen har ladet stå
cli-findings-silence = Lad et fund stå, med en grund
cli-findings-unsilence = Vis et fund igen, som nogen har ladet stå
cli-findings-meeting = Mødets nummer, eller dets dato som 2025-01-15
cli-findings-forum = Forummets navn, hvor flere forummer mødtes samme dag
cli-findings-finding = Fundets nummer, som »referat findings list« viser det
cli-findings-reason = Hvorfor det må stå; grunden skrives i journalen
cli-abbreviations = De forkortelser, alle i et forum kender
cli-abbreviations-list = Vis forummets forkortelser
cli-abbreviations-explain = Føj en forkortelse til forummets liste, eller forklar den på ny
cli-abbreviations-forget = Fjern en forkortelse fra forummets liste
cli-abbreviations-forum = Forummets navn
cli-abbreviations-short = Forkortelsen
cli-abbreviations-meaning = Hvad den betyder
cli-verify = Se efter, at intet er ændret eller gået tabt
    .after = Journalens kæde, hver række, hver henvisning og hver fil bliver set efter. Slutter med 1, hvis noget er galt. Med --head eller --issued findes også en kæde, der er skrevet om eller kortet af: hvert udstedt dokument siger, hvor langt journalen var nået. Med --issued ses det også, om dokumentet er, som det blev udstedt.
cli-verify-head = En fil fra »referat head«, skrevet tidligere
cli-verify-issued = Et udstedt dokument (PDF), som det er sendt ud; kan gives flere gange
cli-head = Skriv, hvor journalens kæde er nået til
    .after = Gem filen et andet sted end databasen: »referat verify --head FIL« kan så vise, at intet siden er skrevet om.
cli-head-out = Filen, der skrives. Ellers standardoutput
cli-backup = Tag en sikkerhedskopi, også mens siderne vises
cli-backup-to = En ny mappe til kopien
cli-restore = Læg en sikkerhedskopi på plads, og se den efter
cli-restore-from = Mappen med sikkerhedskopien
cli-restore-data = Mappen, der bliver kommunens. Den skal være tom eller ikke findes
cli-export = Skriv det hele ud som JSON og filer
cli-export-to = En ny mappe til det
cli-completions = Skriv det, en kommandofortolker skal bruge til at fuldføre kommandoer
    .after = For eksempel: referat completions bash > /etc/bash_completion.d/referat
cli-completions-shell = Kommandofortolkeren: bash, zsh, fish, elvish eller powershell
cli-man = Skriv manualsiden
    .after = Læs den med: referat man | man -l -
cli-man-out = Mappen, der får en side for hver kommando. Ellers skrives programmets side på standardoutput
cli-help = Vis hjælp til en kommando
cli-help-command = Kommandoen

## Manualsidens overskrifter
cli-man-name = NAVN
cli-man-synopsis = BRUG
cli-man-description = BESKRIVELSE
cli-man-more = MERE
cli-man-version = VERSION

## Kommandolinjer, der ikke kan forstås
cli-wrong-command = der er ingen kommando, der hedder »{ $command }«
cli-missing-command = der mangler en kommando: { $known }
cli-wrong-argument = »{ $argument }« var ikke ventet her
cli-missing-argument = der mangler { $argument }
cli-missing-value = der mangler noget efter { $argument }
cli-wrong-choice = { $argument } kan ikke være »{ $value }«, kun en af disse: { $known }
cli-wrong-value = { $argument } kan ikke være »{ $value }«
cli-too-many-values = der står for meget efter { $argument }
cli-argument-twice = { $argument } kan kun stå én gang
cli-argument-conflict = { $argument } og { $other } kan ikke stå sammen
cli-wrong-letters = kommandolinjen indeholder noget, der ikke er tekst
cli-meant = Mente du »{ $word }«?
cli-see-help = Prøv med --help for at se mere.

## Oversigter over dokumenter
cli-parse-counts = { $items ->
    [0] Ingen punkter
    [one] { $items } punkt
   *[other] { $items } punkter
}, { $read } af teksten er læst
cli-parse-findings = { $count ->
    [one] { $count } fund:
   *[other] { $count } fund:
}
cli-no-forum = uden forum
cli-no-date = uden dato
cli-outcome-open = uafgjort
cli-outcome-none = se teksten
cli-column-item = Punkt
cli-column-journal-number = { -journal-number }
cli-column-subject = Emne
cli-column-decision = { -decision }
cli-check-none = Ingen fund
cli-check-load = { $minutes ->
    [one] { $minutes } minuts læsning
   *[other] { $minutes } minutters læsning
} ({ $words } ord) og { $attachments } bilag
cli-line = linje { $line }
cli-item = punkt { $item }

## Forløb
cli-progress-documents = { $done } af { $total } dokumenter
cli-progress-entries = { $done } af { $total } led i journalen
cli-progress-rows = { $done } rækker
cli-progress-files = { $done } af { $total } filer
cli-progress-index = Gør det nye søgbart
cli-progress-backup = Tager en sikkerhedskopi
cli-progress-restore = Lægger sikkerhedskopien på plads og ser den efter
cli-progress-export = Skriver det hele ud
cli-rate-second = { $count } i sekundet
cli-rate-minute = { $count } i minuttet
cli-time-left = { $time } tilbage
cli-seconds = { $count } s
cli-minutes = { $count } min
cli-hours = { $hours } t { $minutes } min

## Indhentning
cli-import-trial = Det var en prøve: intet er gemt.
cli-import-new = Nye møder
cli-import-items = Punkter på dem
cli-import-unchanged = Hentet ind i forvejen
cli-import-late-files = Bilag, der nu har fået deres fil
cli-import-proposed = Forslag, fordi mødet er her i forvejen
    .hint = Se forslagene med »referat proposals list«.
cli-import-unreadable = Ikke hentet ind
cli-import-passed-over = Andre filer i mapperne, ikke læst
cli-import-findings = Fund:
cli-import-took = Det tog { $time }, { $rate }.
cli-import-indexed-elsewhere = Et andet program holder søgningen ved lige og gør det nye søgbart.
cli-trial = Prøve

## Søgning
cli-search-hits = { $count ->
    [0] Ingen træf
    [one] { $count } træf
   *[other] { $count } træf
}
cli-search-page-of = Side { $page } af { $pages }
cli-search-suggestion = Mente du »{ $words }«?

## Visning i browser
cli-first-administrator = Ingen kan logge ind endnu. Åbn linket her inden i morgen for at blive administrator:
    { $link }
cli-serving = { $municipality } er på { $address } på denne computer. Stop med Ctrl-C.
cli-serving-others = { $municipality } er på { $address }; der lyttes på { $listen }. Stop med Ctrl-C.
cli-demo-serving = Åbn { $address } i en browser på denne computer: det er { $municipality }, som er opdigtet. Stop med Ctrl-C.
cli-demo-actor = demo

## Vedligehold
cli-verify-sound = Alt står, som det blev skrevet.
cli-verify-damaged = { $count ->
    [one] { $count } sted er ikke, som det blev skrevet.
   *[other] { $count } steder er ikke, som de blev skrevet.
}
    .hint = Rør ikke databasen. Tag en kopi af mappen, og læg en sikkerhedskopi på plads et andet sted med »referat restore«.
cli-verify-unlisted = { $count ->
    [one] Og { $count } fund mere.
   *[other] Og { $count } fund mere.
}
cli-verify-entries = Led i journalen
cli-verify-rows = Rækker
cli-verify-files = Filer
cli-verify-issued-held = Udstedte dokumenter set efter
    .hint = Databasen er, som den blev skrevet. Hent dokumentet igen med »referat issued get«, og sammenlign.
cli-verify-end = Kædens ende
cli-grave = galt
cli-not-grave = bemærkning
cli-backed-up = Sikkerhedskopien ligger i { $folder }: { $files ->
    [one] databasen og { $files } fil
   *[other] databasen og { $files } filer
}.
cli-restored = Sikkerhedskopien er lagt i { $folder } og set efter.
cli-exported = Det hele ligger i { $folder }: { $rows ->
    [one] { $rows } række
   *[other] { $rows } rækker
} og { $files ->
    [one] { $files } fil
   *[other] { $files } filer
}.
cli-head-written = Kædens ende er skrevet i { $file }. Gem den et andet sted end databasen.

## Det, efterset kan finde
verify-database-broken = Databasefilen er i stykker
verify-entry-missing = Et led i journalen mangler
verify-chain-broken = Kæden er brudt
verify-entry-changed = Et led i journalen er ændret
verify-cover-missing = Et led i journalen har mistet noget af det, det dækker
verify-words-changed = Ordene i et led er ændret
verify-words-missing = Ordene i et led mangler
verify-head-differs = Kædens ende passer ikke med det sidste led
verify-chain-cut = Kæden er kortet af
verify-chain-rewritten = Kæden er skrevet om
verify-row-changed = En række er ændret
verify-row-missing = En række mangler
verify-row-uncovered = En række er skrevet uden om journalen
verify-row-unreadable = En række kan ikke læses
verify-salt-missing = Et salt mangler
verify-unknown-table = Et led dækker en tabel, som programmet ikke kender
verify-reference-broken = En henvisning fører ingen steder hen
verify-file-missing = En fil mangler
verify-file-changed = En fil er ændret
verify-issued-changed = Dokumentet er ikke, som det blev udstedt
verify-issued-unknown = Dokumentet er ikke udstedt her
verify-issued-elsewhere = Dokumentet er udstedt af en anden kommune
verify-row-erased = Slettet efter reglerne
verify-words-erased = Ordene i et led er slettet efter reglerne
verify-index-behind = Søgningen er ikke ført ajour endnu
verify-index-outdated = Søgningen bliver bygget op igen

## KLE
cli-kle-subjects = Emner
cli-kle-expired = Udgåede numre
cli-kle-unknown = Numre i brug her, som registeret ikke har:
cli-kle-warnings = At se på i filen:
cli-kle-no-subject = linjen er ikke et emne og er ikke læst
cli-kle-no-keywords = emnet har ingen stikord
cli-kle-no-weight = stikordet har ingen vægt og har fået den sædvanlige
cli-kle-repeated = nummeret står her en gang til
cli-kle-no-number = det er ikke et nummer, og det under det er ikke læst
cli-kle-no-title = emnet har ingen titel
cli-kle-elsewhere = nummeret står under en anden gruppe
cli-kle-no-date = det er ikke en dato
cli-kle-no-successor = efterfølgeren er ikke et nummer og er ikke læst
cli-kle-unknown-element = elementet er ukendt og er ikke læst
cli-kle-unknown-reference = tegnet er ukendt og står, som det stod
cli-kle-too-long = en tekst er for lang og er kortet af
cli-kle-expired-in-use = Numre i brug her, som er udgået:
cli-kle-ended = { $number }, uden efterfølger
cli-kle-followed = { $number }, fulgt af { $followed }

## Sager og forslag
cli-case-merged = Sagerne er lagt sammen.
cli-case-was-split = Punktet er nu en sag for sig: { $case }
cli-proposal-accepted = Forslaget er fulgt.
cli-proposal-declined = Forslaget er afvist; det foreslås ikke igen.
cli-finding-silenced = Fundet er ladt stå; grunden står i journalen.
cli-finding-unsilenced = Fundet vises igen.
cli-abbreviation-explained = Forkortelsen står på forummets liste.
cli-abbreviation-forgotten = Forkortelsen er fjernet fra listen.
cli-abbreviations-none = Ingen forkortelser på listen.
cli-proposals-none = Ingen forslag venter.
cli-proposal-case = Hører til samme sag som: { $beside }
cli-proposal-meeting = Dokumentet { $document } kan være fra { $meeting }
cli-proposal-alias = { $one } og { $other } kan være det samme

## Fejl: hvad der er sket, og hvad man kan gøre
cli-unknown-user = ukendt
cli-error-path-missing = { $path } findes ikke
cli-error-path-denied = { $path } må ikke læses eller skrives her
cli-error-path-is-folder = { $path } er en mappe; giv en fil
cli-error-path-is-no-folder = { $path } er ikke en mappe
cli-error-path-taken = { $path } findes i forvejen; vælg et andet navn
cli-error-path-full = Der er ikke plads til { $path }
cli-error-path-trouble = { $path } kan ikke læses eller skrives: { $cause }
cli-error-address-taken = { $path } er optaget af et andet program; vælg en anden port
cli-error-too-large = { $name } er for stor til at være et referat: { $size }, højst { $limit } bliver læst
cli-error-not-text = { $name } er ikke tekst; gem dokumentet som ren tekst (.txt)
cli-error-layout-unknown = { $name } har en opsætning, programmet ikke kender; det kender { $known }
cli-error-pdf-without-record = { $name } er en PDF, og dens tekst blev ikke læst
cli-error-pdf-without-text = Der er ingen tekst i { $name }; den er nok indscannet og skal først tekstgenkendes (OCR)
cli-error-carried-too-new = Mødet i { $name } er skrevet af en nyere udgave af programmet (skema { $schema }, her kendes { $known }); opdatér programmet
cli-error-carried-refused = Mødet i { $name } kan ikke være rigtigt; brug en anden kopi, eller gem dokumentet som ren tekst (.txt)
cli-error-without-forum = { $name } siger ikke, hvilket forum der holdt møde, og kan ikke få en plads
cli-error-without-date = { $name } siger ikke, hvilken dag mødet var, og kan ikke få en plads
cli-error-nothing-to-read = der er ingen dokumenter at hente ind
    .hint = I en mappe er filer på .txt dokumenter. En fil, der nævnes selv, læses, hvad den end hedder.
cli-error-over-source = { $target } er selv et af dokumenterne og bliver ikke skrevet over
cli-error-same-target = { $source } bliver ikke skrevet: { $target } er lige skrevet fra et andet dokument
cli-error-no-home = brugeren har ingen mappe til programmers data
    .hint = Vælg en mappe med --data.
cli-error-no-municipality = her er ingen kommune endnu
    .hint = Giv den navn med --municipality, den første gang der hentes ind.
cli-error-which-municipality = her er flere kommuner
    .hint = Vælg en med --municipality: { $known }.
cli-error-unknown-municipality = her er ingen kommune, der hedder »{ $name }«
    .hint = Her er: { $known }.
cli-error-database-missing = der er ingen database i { $folder }
    .hint = Begynd med »referat import MAPPE --municipality NAVN« eller uden gamle referater med »referat serve --municipality NAVN«, eller vælg en anden mappe med --data.
cli-error-database-newer = databasen er fra en nyere version af programmet ({ $found }; dette kender { $known })
    .hint = Brug den nyeste version af programmet. Intet er ændret.
cli-error-database-unusable = databasen i { $folder } kan ikke åbnes: { $cause }
    .hint = Er den optaget af et andet program, så vent på det. Er den beskadiget, så læg en sikkerhedskopi på plads i en ny mappe med »referat restore«.
cli-error-address = »{ $address }« er ikke en adresse at lytte på
    .hint = Skriv den som 127.0.0.1:8088 eller localhost:8088.
cli-error-not-loopback = { $address } kan nås fra andre computere
    .hint = Vejen dertil er ikke krypteret. Brug en adresse, der begynder med 127. eller [::1], giv et certifikat, eller sæt en proxy foran (--behind-proxy).
cli-error-settings = { $path } kan ikke forstås, linje { $line }
    .hint = Navnene, der kan stå i den, er beskrevet i docs/operating.md.
cli-error-secret-empty = { $path } er tom, og der skulle stå en hemmelighed
cli-error-tls-pair = Et certifikat og dets nøgle hører sammen
    .hint = Giv både --tls-cert og --tls-key.
cli-error-tls-or-proxy = Enten krypterer programmet selv, eller også gør en proxy det
    .hint = Giv enten --tls-cert og --tls-key eller --behind-proxy.
cli-error-public-missing = Med et certifikat skal det siges, hvad adressen er for andre
    .hint = Giv --public-address https://referat.kommune.dk.
cli-error-public-unencrypted = En adresse for andre kræver, at vejen dertil er krypteret
    .hint = Giv et certifikat (--tls-cert og --tls-key), eller brug --behind-proxy, hvis en proxy krypterer.
cli-error-public-address = »{ $address }« kan ikke være adressen for andre
    .hint = Skriv den som https://referat.kommune.dk, uden noget bagefter.
cli-error-proxies = Der lyttes på en adresse, andre kan nå, men det er ikke sagt, hvor proxyen spørger fra
    .hint = Skriv proxies = ["10.0.0.5"] under [serve] i referat.toml, eller lyt på 127.0.0.1.
cli-error-staff-header = De ansattes indgang kræver en proxy, der har genkendt dem
    .hint = Brug --staff-header sammen med --behind-proxy.
cli-error-staff-secret = Andre end proxyen kunne skrive, hvem nogen er
    .hint = Sæt staff_secret_header og staff_secret_file under [serve] i referat.toml, eller lyt på 127.0.0.1.
cli-error-header = »{ $name }« er ikke navnet på en header
cli-error-certificate = { $path } og nøglen kan ikke bruges sammen
    .hint = Begge skal være PEM og høre sammen; certifikatet først, så resten af kæden.
cli-error-provider = { $address } kan ikke være en udbyder af logins
    .hint = Adressen skal begynde med https://. Kun på computeren selv må den begynde med http://.
cli-error-role-rule = »{ $word }« kan ikke give rollen »{ $role }«
    .hint = Roller i et forum skal have forum = "navn"; administrator skal ikke.
cli-error-not-a-number = »{ $given }« er ikke et nummer af den slags
    .hint = Et nummer har 32 cifre og bogstaver fra 0 til f, som »referat proposals list« og sidernes adresser viser dem.
cli-error-place-taken = { $path } findes i forvejen og er ikke tom
    .hint = Vælg en mappe, der ikke findes endnu.
cli-error-no-backup = { $path } er ikke en sikkerhedskopi
    .hint = En sikkerhedskopi er en mappe fra »referat backup« med referat.db og head.json i.
cli-error-server-tools = databasen er PostgreSQL, som har sine egne værktøjer til det
    .hint = Brug pg_dump til databasen, og kopiér mappen med filer ved siden af. »referat export« virker på begge.
cli-error-restored-damaged = { $count ->
    [one] ét sted i sikkerhedskopien er ikke, som det blev skrevet: { $first }
   *[other] { $count } steder i sikkerhedskopien er ikke, som de blev skrevet: { $first }
}
    .hint = Brug en ældre sikkerhedskopi, og gem denne.
cli-error-no-register = { $name } er ikke et KLE-register
    .hint = Brug listen fra OS2KLE eller KL's XML.
cli-error-register-broken = { $name } kan ikke læses fra linje { $line }: { $cause }
    .hint = Filen er i stykker. Hent den igen.
cli-error-register-declares = { $name } har sin egen dokumenttype i linje { $line }, og den slags bliver ikke læst
    .hint = Brug KL's egen fil.
cli-error-register-deep = { $name } er dybere i linje { $line }, end et register er
    .hint = Brug KL's egen fil.
cli-error-not-allowed = du må ikke { $action }; det kan { $who }
    .hint = Spørg den, der passer programmet.
cli-error-not-found = det findes ikke her
    .hint = Se efter, om nummeret er rigtigt, og om kommunen er den rigtige.
cli-error-internal = noget gik galt ({ $id })
    .hint = Fejlen er vores, og den står i loggen under nummeret. Giv det til den, der passer programmet.
cli-error-unexpected = noget gik galt: { $cause }
cli-error-not-printed = outputtet kunne ikke skrives: { $cause }
cli-value-copy = KOPI
cli-option-copy = members (standard: med lukkede punkter) eller public (uden)
cli-option-look = En fil med udseendet (farver, skrift, logo), som JSON
cli-error-look = { $file } er ikke et udseende, der kan bruges: { $cause }
cli-error-no-typesetter = referat-typesetter mangler ved siden af dette program; PDF kan ikke dannes uden. Byg den med: cargo build -p referat-typesetter
cli-error-not-typeset = { $file } kunne ikke sættes op som PDF: { $cause }
cli-characters-replaced = ingen skrift har tegnene { $characters }; de er trykt som deres numre
cli-value-choice = VALG
cli-value-year = ÅR
cli-print = Trykker et møde, et punkt, en pakke eller en årgang
cli-print-what = document (standard: som mødet ligger), agenda (uden beslutninger) eller packet (med alle bilag)
cli-print-item = Kun punktet med dette nummer, som protokoludskrift
cli-print-year = Hele forummets år i én fil; nævn forummet med --forum
cli-print-to = pdf (standard), html, docx, txt, json, xlsx (beslutninger) eller zip (arkiv)
cli-print-reading = { $done } af { $total } møder er læst
cli-print-attachment = bilag { $done } af { $total }
cli-print-setting = dokumentet sættes op
cli-print-joining = delene samles
cli-print-left-out = { $name }: { $why }
cli-print-untagged = { $name }: filen er uden mærker, så en skærmlæser kan ikke følge den
cli-issue = Udsteder et dokument: trykt én gang, gemt for altid
cli-issue-reason = Hvorfor; står i journalen
cli-issued-done = { $name } er udstedt som udgave { $version }
cli-issued = Udstedte dokumenter: liste, filer og forskelle
cli-issued-list = Viser et mødes udstedte dokumenter
cli-issued-get = Henter et udstedt dokument, byte for byte
cli-issued-compare = Viser, hvad en udgave siger anderledes end den før
cli-issued-document = Dokumentets nummer, som listen viser det
cli-issued-none = Der er ikke udstedt noget af mødet.
cli-look = Dokumenternes udseende: farve, skrift, logo, rækkefølge
cli-look-show = Viser udseendet som JSON
cli-look-set = Sætter udseendet fra en fil
cli-look-reset = Går tilbage til standardudseendet
cli-look-is-set = Udseendet er sat. Det, der allerede er udstedt, bliver, som det er.
cli-look-is-standard = Dokumenterne har standardudseendet igen.
cli-error-year-without-forum = en årgang hører til et forum: nævn det med --forum
cli-error-no-meeting = nævn mødets dag eller nummer, eller et år med --year
cli-error-no-item = mødet har intet punkt { $number }
cli-error-no-document = { $given } er ikke et dokuments nummer
    .hint = Numrene står i: referat issued list MØDE
cli-error-pdf-reader-missing = { $name } er en PDF uden mødet som data i sig, og dens tekst kan ikke læses, fordi pdftotext mangler
    .hint = Installér pakken poppler-utils.
cli-error-pdf-unreadable = teksten i { $name } kan ikke læses: filen er beskadiget, kræver en adgangskode eller tager for lang tid

# referat journal
cli-journal = Vis journalen: hvem gjorde hvad, hvornår og hvorfor
cli-journal-since = Fra denne dag, som 2025-01-15
cli-journal-until = Til og med denne dag
cli-journal-who = Kun hvad denne har gjort
cli-journal-action = Kun denne handling, som issue_document
cli-journal-thing = Kun om denne ting: et punkts, mødes, sags, forums eller en persons nummer
cli-journal-reads = Vis i stedet, hvem der har læst det lukkede
cli-journal-format = Som tabel, csv eller json (tabel, hvis intet siges)
cli-value-day = DAG
cli-value-action = HANDLING
cli-error-journal-day = »{ $given }« er ikke en dag som 2025-01-15.
cli-error-journal-thing = »{ $given }« er ikke en tings nummer.

# referat imports
cli-imports = De dokumenter, der er læst ind
cli-imports-list = Vis de dokumenter, der er læst ind, med deres numre
cli-imports-undo = Fortryd en indlæsning, mens intet senere bygger på den
cli-imports-document = Dokumentets nummer, som »referat imports list« viser det
cli-imports-reason = Hvorfor; det står i journalen
cli-imports-undone = Indlæsningen er fortrudt.
cli-imports-none = Ingen dokumenter er læst ind.
cli-value-person = PERSON
cli-value-date = DATO
cli-value-email = EMAIL
cli-value-role = ROLLE
cli-value-rule = REGEL
cli-value-value = VÆRDI
cli-user = Personer, deres konti og roller
cli-user-list = Vis dem, der har en konto
cli-user-all = Alle personer, også uden konto og fratrådte
cli-user-add = Opret en person
cli-user-name = Personens navn
cli-user-email = Personens e-mail
cli-user-invite = Inviter en person: giver et link, der virker én gang
cli-user-login = Det, personen logger ind med; ellers personens e-mail
cli-user-person = Personens navn, e-mail eller nummer
cli-user-reset = Giv et link til en ny adgangskode
cli-user-shut = Luk en konto
cli-user-open = Åbn en konto, der er lukket
cli-user-role = Giv en rolle, eller afslut den med --end
cli-user-which-role = reader, author, approver, substitute, member, chair, secretary eller administrator
cli-user-forum = Forummet, rollen gælder i
cli-user-from = Første dag
cli-user-until = Sidste dag
cli-user-end = Afslut rollen med den dag
cli-user-leave = Registrer, at en person er fratrådt
cli-user-day = Sidste dag
cli-user-none = Ingen har en konto endnu.
cli-user-link = Giv linket videre, efter serverens adresse. Det virker én gang og vises kun nu.
cli-user-import = Tag en liste med personer, stillinger og roller ind (CSV)
    .after = Første linje navngiver kolonnerne: navn; e-mail; enhed; stilling; forum; rolle; fra; til. Uden --apply vises det kun.
cli-user-file = Listen
cli-option-apply = Gør det; ellers vises det kun
cli-user-import-unsound = Intet er taget ind. Ret linjerne, og prøv igen.
cli-user-import-done = Listen er taget ind.
cli-user-import-shown = Intet er ændret endnu. Brug --apply for at tage listen ind.
cli-forum = Forummer og deres regler
cli-forum-list = Vis forummerne
cli-forum-add = Opret et forum
cli-forum-correct = Ret et forums navn, korte form eller slags
cli-forum-rule = Vis et forums regler, eller sæt en
cli-forum-name = Forummets navn
cli-forum-new-name = Forummets nye navn
cli-forum-which = Forummets navn eller korte form
cli-forum-short = Den korte form, der står i ruter
cli-forum-profile = political, administrative eller med
cli-rule-name = Reglens navn
cli-rule-value = Det, den sættes til; \n står mellem linjer
cli-rule-standard = Sæt den tilbage til standarden
cli-config = Konfigurationen som én læsbar fil
cli-config-export = Skriv konfigurationen ud
cli-config-out = Filen, den skrives i; ellers vises den
cli-config-compare = Vis, hvad en fil ville ændre
cli-config-apply = Tag en fil ind: alt eller intet
cli-config-rule = Vis kommunens regler, eller sæt en
cli-config-file = Filen, som »referat config export« skriver den
cli-config-written = Konfigurationen er skrevet i { $path }.
cli-config-applied = Konfigurationen er taget ind.
cli-config-same = Filen siger det samme, som er her.
cli-config-compared = Intet er ændret endnu.

cli-report = Rapporter om møderne
cli-report-time = Hvor lang tid punkterne har taget, målt i mødelokalet
cli-report-from = Fra denne dag; ellers fra årets begyndelse
cli-report-to = Til og med denne dag; ellers i dag
cli-report-forum = Kun dette forums møder
cli-report-by = Opdelt efter case (sag), forum, kind (punkttype) eller number (journalnummergruppe)
cli-report-format = Tabel (table), JSON (json) eller CSV (csv)
