# Letters by mail, and the outbox.

told-task = En mødesag venter på din godkendelse
told-reminder = En mødesag venter stadig på din godkendelse
told-returned = Din mødesag er sendt tilbage til dig
told-approved = Din mødesag er godkendt og klar til en dagsorden
told-called = Du er indkaldt til et møde
told-issued = En dagsorden er udsendt
told-changed = En dagsorden er udsendt igen med ændringer
told-minutes-issued = Et referat er udsendt
told-minutes-changed = Et referat er udsendt igen med ændringer
told-moved = Et møde er flyttet
told-called-off = Et møde er aflyst
told-later = Dit punkt kommer senere på mødet

letter-about = { $what }: { $forum }
letter-several =
    { $count ->
        [one] { $count } besked fra Referat
       *[other] { $count } beskeder fra Referat
    }
letter-greeting = Hej { $name }
letter-paper = { $title } ({ $forum })
letter-paper-untold = En sag, hvis overskrift ikke står i en mail, til { $forum }
letter-meeting = { $forum }, { $when }
letter-meeting-place = { $forum }, { $when }, { $place }
letter-when = { $date } { $time }
letter-remarks = { $meeting }. Du kan skrive bemærkninger til referatet til og med { $date }
letter-foot = Du får beskeden, fordi du er med i arbejdet med møderne i { $municipality }. Hvor ofte du får besked, vælger du under Min konto:
letter-try = Prøve fra Referat
letter-try-body = Denne prøve viser, at Referat kan sende post herfra.

mail-choice = Besked på mail
mail-choice-lead = Når en sag venter på dig, en dagsorden eller et referat er udsendt, eller et møde ændres. Hvad der venter, ser du altid under Mødesager.
mail-when = Hvornår vil du have besked?
mail-choice-at-once = Med det samme
mail-choice-daily = Samlet hver arbejdsdag kl. 7
mail-choice-never = Slet ikke på mail
mail-choice-do = Gem valget
mail-chosen = Dit valg er gemt.

outbox-title = Udgående post
    .lead = Beskeder på mail: hvad der venter, og hvad der ikke kunne sendes
outbox-lead = Beskeder sendes af sig selv. Går en ikke igennem, prøves der igen i nogle dage, sjældnere og sjældnere. Her ses, hvad der ikke er gået igennem, og hvorfor.
outbox-no-server = Der er ingen mailserver sat op, så ingen får besked på mail. Hvordan det gøres, står i vejledningen til drift under »Mail«.
outbox-server = Posten afleveres til { $host }.
outbox-waiting = Venter
outbox-sent = Sendt den seneste måned
outbox-none = Alt er gået igennem.
outbox-person = Til
outbox-what = Om
outbox-made = Siden
outbox-attempts = Forsøg
outbox-trouble = Hvorfor
outbox-next = Næste forsøg
outbox-given-up = Opgivet
outbox-retry = Prøv igen
outbox-retry-this = Prøv igen at sende til { $name }
outbox-retried = Beskeden sendes igen.
outbox-no-address = ingen adresse

mail-trouble-address = Mailadressen er ikke en adresse. Ret den under Personer.
mail-trouble-letter = Beskeden kunne ikke sættes op.
mail-trouble-refused = Mailserveren afviste beskeden for altid, ofte fordi adressen ikke findes.
mail-trouble-later = Mailserveren tager ikke imod lige nu.
mail-trouble-login = Mailserveren kender ikke vores navn eller adgangskode. Se opsætningen.
mail-trouble-encryption = Vejen til mailserveren kan ikke krypteres, som den skal. Se opsætningen.
mail-trouble-unreached = Mailserveren svarer ikke.

cli-mail = Vis udgående post, send den, og prøv mailserveren
    .after = Mens siderne er åbne, sendes posten af sig selv. Mailserveren står i referat.toml i mappen med data, under [mail].
cli-mail-list = Vis, hvad der venter, og hvad der ikke kunne sendes
cli-mail-send = Send det, der venter, nu
cli-mail-send-all = Også det, der først skal sendes senere
cli-mail-try = Send en prøve til en adresse
cli-mail-try-address = Mailadressen, prøven sendes til
cli-mail-counts = { $waiting } venter, { $sent } sendt den seneste måned
cli-mail-troubled = { $name }: { $what }. { $why } ({ $next })
cli-mail-sent = { $sent } sendt, { $failed } ikke sendt
cli-mail-tried = { $server } har modtaget prøven til { $address }.
cli-error-no-mail = der er ingen mailserver sat op
    .hint = Skriv den i referat.toml i mappen med data, under [mail]: server, from, user og password_file.
cli-error-mail-password = mailserveren har et brugernavn, men ingen adgangskode
    .hint = Skriv password_file under [mail] i referat.toml, eller sæt REFERAT_MAIL_PASSWORD.
cli-error-mail-from = afsenderen { $from } er ikke en mailadresse
cli-error-mail-unencrypted = vejen til { $server } skal være krypteret
    .hint = encryption = "none" gælder kun en server på denne computer. Brug "starttls" eller "tls".
cli-error-mail-certificate = certifikatet til { $server } kan ikke læses
cli-error-mail-server = { $server } er ikke navnet på en server
cli-error-mail-untaken = { $server } har ikke modtaget prøven: { $why }

not-now-no-person-mail = Kun en person, der er logget ind, får besked på mail.
not-valid-mail-choice = Vælg, hvornår du vil have besked.

journal-action-choose-mail = Valgte, hvornår de får besked på mail
journal-action-retry-message = Prøvede igen at sende en besked
letter-later = { $meeting }. Ventes { $time }
