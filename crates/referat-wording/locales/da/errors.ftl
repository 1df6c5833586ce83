# Når en side ikke kan vises: hvad der er sket, og hvad man kan gøre.

error-not-found = Siden findes ikke
    .words = Der er ikke noget på denne adresse.
    .help = Adressen kan være tastet forkert, eller sagen kan være lagt sammen med en anden. Søg efter den i stedet.
error-not-allowed = Du har ikke adgang
    .words = Siden er ikke for dig.
    .help = Spørg forummets sekretær, hvis du mener, du skal kunne se den.
error-not-now = Det kan ikke gøres nu
    .help = Gå tilbage, og se, hvordan det står til.
error-not-valid = Det kan ikke bruges
    .help = Gå tilbage, ret det, og prøv igen.
error-bad-address = Adressen kan ikke forstås
    .words = Der står noget i adressen, som ikke kan læses.
    .help = Begynd forfra fra en af siderne herunder.
error-wrong-method = Adressen kan kun læses, ikke ændres.
error-foreign-host = Forkert adresse
    .words = Referat svarer kun på denne computers egen adresse.
    .help = Åbn den adresse, programmet viste, da det blev startet. Den begynder med http://127.0.0.1 eller http://localhost.
error-foreign-page = Det kom et andet sted fra
    .words = Kun Referats egne sider kan ændre noget her.
    .help = Åbn siden herfra, og prøv igen. Sker det igen, så brug en nyere browser.
error-too-slow = Det tog for lang tid
    .words = Siden blev ikke færdig i tide.
    .help = Prøv igen om lidt, eller søg efter noget smallere.
error-internal = Noget gik galt
    .words = Fejlen er vores, og den er skrevet ned.
    .help = Prøv igen. Sker det igen, så giv nummeret her til den, der passer programmet.
error-id = Fejlens nummer:
error-onwards = Gå videre

## Hvorfor noget ikke kan gøres nu
not-now-other = Det passer ikke til det trin, sagen eller mødet er på.
not-now-proposal-decided = Forslaget er afgjort i forvejen.
not-now-join-on-screen = To dokumenter fra samme møde kan først lægges sammen, når det kan gøres på skærmen. Indtil da kan dokumentet afvises.
not-now-finding-silenced = Fundet er ladt stå i forvejen.
not-now-finding-not-silenced = Fundet er ikke ladt stå; det vises allerede.
not-now-finding-gone = Mødet har ikke det fund. Teksten kan være ændret siden.
not-now-abbreviation-known = Det står på listen i forvejen.
not-now-abbreviation-unknown = Forkortelsen står ikke på listen.
not-now-paper-alone = Punktet er det eneste i sin sag og kan ikke skilles fra den.

## Hvorfor noget ikke kan bruges
not-valid-other = { $given } kan ikke bruges her.
not-valid-same-case = Sagen kan ikke lægges sammen med sig selv ({ $given }).
not-valid-days-in-order = Den første dag skal ligge før den sidste ({ $given }).
not-valid-form = Formularen kunne ikke læses.
not-valid-reason-missing = Der skal skrives en grund.
not-valid-reason-too-long = Grunden er for lang; den må fylde 1000 tegn.
not-valid-finding-number = »{ $given }« er ikke nummeret på et fund.
not-valid-abbreviation = »{ $given }« er ikke en forkortelse: ét ord på højst 20 tegn.
not-valid-meaning = Skriv, hvad forkortelsen betyder, med højst 200 tegn.
not-valid-no-such-forum = Der er intet forum, der hedder »{ $given }«.
not-valid-meeting-name = »{ $given }« er hverken et mødes nummer eller en dato som 2025-01-15.
not-valid-several-meetings = Flere forummer holdt møde { $given }. Skriv, hvilket det er.
not-valid-page-too-deep = Så mange sider har søgningen ikke ({ $given }). Afgræns den i stedet.
not-valid-head-unreadable = { $given } er ikke et journalled, som »referat head« har skrevet.
not-now-no-typesetter = PDF kan ikke dannes, fordi referat-typesetter mangler ved siden af programmet. Sig det til den, der driver Referat.
not-now-nothing-changed = Der er intet ændret siden den seneste udgave, så der er ikke noget nyt at udstede.
not-now-keeps-changing = Mødet bliver ændret, mens det trykkes. Prøv igen om lidt.
not-now-no-record = Udgaverne kan ikke sammenlignes, fordi den ene ikke bærer mødet som data.
not-now-look-is-standard = Dokumenterne har allerede standardudseendet.
not-valid-printed-form = Det kan ikke trykkes som { $given }.
not-valid-volume-not-issued = En årgang kan trykkes, men ikke udstedes: dens møder er udstedt hver for sig.
not-valid-look = Udseendet kan ikke bruges: { $given }
not-now-too-many-prints = Der trykkes for meget på én gang. Vent, til noget er færdigt, eller stop noget af det.
not-now-print-too-large = Filen er for stor til at blive holdt klar her. Brug kommandolinjen i stedet.
