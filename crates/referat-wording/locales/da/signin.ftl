# At logge ind og ud, egen konto, invitationer.

sign-in-title = Log ind
sign-in-lead = Log ind for at se { $municipality }s sager og møder.
sign-in-login = E-mail
sign-in-password = Adgangskode
sign-in-do = Log ind
sign-in-forgotten = Har du glemt din adgangskode, så bed administratoren om et nyt link.
sign-in-failed = Der blev ikke logget ind
sign-in-needed = Du skal logge ind for at se siden.
sign-in-over = Du er logget ud.
sign-in-password-set = Adgangskoden er sat. Log ind med den nu.
sign-in-demo = Prøv som
sign-in-demo-lead = Det her er en opdigtet kommune. Vælg, hvem du vil være. Alle har adgangskoden { $password }.
sign-in-demo-as = Log ind som { $who }

sign-in-provider = Log ind med { $provider }
sign-in-provider-or = Eller log ind med e-mail og adgangskode:
sign-in-provider-down = { $provider } svarer ikke, som det skal. Prøv igen om lidt, eller log ind med e-mail og adgangskode.
sign-in-provider-said-no = { $provider } lukkede dig ikke ind. Prøv igen, eller spørg dem, der driver { $provider }.
sign-in-provider-not-believed = Svaret fra { $provider } kan ikke bruges, så ingen er logget ind. Prøv igen. Sker det flere gange, så sig det til den, der driver Referat.

signed-out-title = Du er logget ud her
signed-out-lead = Nu logges du også ud hos { $provider }.
signed-out-there = Log også ud hos { $provider }

sign-in-code-title = Bekræft, at det er dig
sign-in-code-lead = Åbn din kode-app, og skriv de seks cifre, den viser nu.
sign-in-code = Kode
sign-in-code-hint = Har du mistet din telefon, så skriv en af dine genopretningskoder.
sign-in-code-do = Fortsæt
sign-in-again = Begynd forfra

sign-out = Log ud
signed-in-as = { $name }, din konto

welcome-first-title = Velkommen til Referat
welcome-first-lead = Du er den første her og bliver administrator for { $municipality }. Derefter kan du lukke de andre ind.
welcome-title = Vælg din adgangskode
welcome-lead = Velkommen, { $name }. Du logger ind med { $login }.
welcome-reset-lead = Du logger ind med { $login }. Når du har valgt en ny adgangskode, bliver du logget ud alle andre steder.
welcome-name = Dit navn
welcome-login = Din e-mail
welcome-login-hint = Den logger du ind med.
welcome-password = Adgangskode
welcome-password-hint = Mindst 12 tegn. Brug gerne flere ord efter hinanden.
welcome-do = Gem, og log ind
welcome-gone-title = Linket virker ikke mere
welcome-gone = Linket er brugt, eller det er for gammelt. Bed administratoren om et nyt.

account-title = Din konto
account-lead = Det, Referat ved om dig, og hvor du er logget ind.
account-about = Om dig
account-name = Navn
account-email = E-mail
account-login = Logger ind med
account-correct = Ret
account-corrected = Oplysningerne er rettet.
account-roles = Dine roller
account-no-roles = Du har ingen roller i noget forum. Du kan se det, der er åbent.
account-role-in = { $role } i { $forum }
account-role-period = { $from } til { $until }
account-role-from = fra { $from }
account-role-until = til { $until }
account-export = Hent alt, hvad der er gemt om dig (JSON)
account-password = Skift adgangskode
account-password-now = Din nuværende adgangskode
account-password-new = Ny adgangskode
account-password-do = Skift adgangskode
account-password-changed = Adgangskoden er skiftet, og du er logget ud alle andre steder.
account-factor = To-trins-login
account-factor-on = To-trins-login er slået til.
account-factor-off = To-trins-login er slået fra. Slå det til, så ingen kan komme ind med din adgangskode alene.
account-factor-begin = Slå til
account-factor-drop = Slå fra
account-factor-dropped = To-trins-login er slået fra.
account-factor-title = Slå to-trins-login til
account-factor-scan = Læs billedet med en kode-app på din telefon.
account-factor-picture = QR-kode til kode-appen
account-factor-secret = Kan du ikke læse billedet, så skriv nøglen i appen:
account-factor-code = Skriv den kode, appen viser
account-factor-confirm = Bekræft
account-codes-title = Dine genopretningskoder
account-codes-lead = Gem dem et sikkert sted, nu. De vises kun denne ene gang. Hver kode virker én gang, den dag du har mistet din telefon.
account-codes-done = Jeg har gemt dem
account-sessions = Her er du logget ind
account-session-here = Denne browser
account-session-since = Siden { $since }, sidst brugt { $seen }
account-session-unknown = Ukendt browser
account-session-device = { $browser } på { $system }
account-session-end = Log ud her
account-sessions-end = Log ud alle andre steder
account-sessions-ended = { $count ->
    [0] Der var ingen andre steder at logge ud.
    [one] Du er logget ud 1 andet sted.
   *[other] Du er logget ud { $count } andre steder.
}

prove-title = Bekræft, at det er dig
prove-lead = Skriv din adgangskode igen, før du ændrer det her.
prove-do = Fortsæt

guise-banner = Du ser siderne som: { $who }. Der kan ikke ændres noget imens.
guise-staff = ansat uden roller
guise-end = Vis igen som mig selv

not-now-sign-in-wait = Der er prøvet for mange gange. Vent et kvarter, og prøv igen.
not-now-provider-stale = Forsøget på at logge ind er brugt, for gammelt eller begyndt i en anden browser. Begynd forfra.
not-now-provider-unknown = Du har ikke adgang til Referat endnu. Bed administratoren om en invitation.
not-now-provider-unverified = Din e-mail er ikke bekræftet dér, hvor du loggede ind. Bekræft den først, eller bed administratoren om hjælp.
not-now-link-used = Linket er brugt, eller det er for gammelt. Bed administratoren om et nyt.
not-now-account-shut = Kontoen er lukket. Åbn den først.
not-now-account-open = Kontoen er åben i forvejen.
not-now-has-account = Personen har en konto med adgangskode. Send et link til en ny adgangskode i stedet.
not-now-login-taken = En anden logger ind med den e-mail.
not-now-name-taken = Der er en af det navn i forvejen.
not-now-no-second-factor = Der er intet to-trins-login at bekræfte eller slå fra.
not-now-prove-first = Bekræft først, at det er dig: skriv din adgangskode igen.
not-now-seeing-as = Du ser siderne som en anden. Vis dem som dig selv igen, før du ændrer noget.
not-now-sees-so = Sådan ser du siderne allerede.
not-now-has-left = Personen er fratrådt.
not-now-holds-already = Det har personen i den tid i forvejen.
not-now-last-administrator = Det er den sidste administrator. Udpeg en anden først.
not-valid-sign-in = E-mail og adgangskode passer ikke sammen. Prøv igen.
not-valid-second-factor = Koden passer ikke, eller den er brugt. Vent på den næste, og prøv igen.
not-valid-password-short = Adgangskoden er for kort. Den skal have mindst 12 tegn.
not-valid-password-long = Adgangskoden er for lang. Den må højst have 200 tegn.
not-valid-password-easy = Adgangskoden er for let at gætte. Brug andre ord, og ikke dit navn.
not-valid-login = »{ $given }« er ikke en e-mailadresse.
not-valid-name = »{ $given }« kan ikke bruges som navn. Skriv et navn med bogstaver, på højst 120 tegn.
not-valid-role-place = Den rolle gives ikke der.
not-valid-unit-circle = { $given } kan ikke være en del af sig selv.
