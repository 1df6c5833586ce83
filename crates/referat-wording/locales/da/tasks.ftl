# Opgaver med mødesager, man ikke selv skriver: udtalelser, og det, man gør for den, der er væk.

tasks-title = Mine opgaver
tasks-lead = Udtalelser, du er bedt om, og det, du gør for andre, mens de er væk.
tasks-wait = Venter på dig
tasks-none = Ingen opgaver venter på dig.
tasks-column-what = Opgave
tasks-column-due = Frist
task-title = Opgave: { $title }
task-opinion = Udtalelse fra { $unit }
task-approval = Godkendelse: { $step }
task-for = på vegne af { $name }
task-done = afgivet
task-paper = Mødesagen
papers-tasks = Udtalelser og opgaver for andre, og hvem der tager dine, når du er væk
account-away = Mine opgaver, og hvem der tager dem, når jeg er væk
front-tasks = { $count ->
    [one] 1 opgave venter på dig
   *[other] { $count } opgaver venter på dig
}

opinions-title = Udtalelser
opinions-none = Ingen er bedt om en udtalelse.
opinion-state-asked = Venter
opinion-state-given = Afgivet
opinion-state-declined = Afslået
opinion-state-withdrawn = Trukket tilbage
opinion-asked-by = Bedt om af { $name }
opinion-asked = Bedt om af
opinion-awaited = Der mangler endnu en udtalelse fra:
opinion-ask = Bed om en udtalelse
opinion-unit = Enhed
opinion-unit-hint = Som den skal stå i overskriften, for eksempel Økonomi, Jura eller HR.
opinion-person = Hvem bedes om den
opinion-person-hint = Personen kan læse mødesagen med bilag, mens den er på vej, også om den er lukket.
opinion-choose-person = Vælg en person
opinion-question = Hvad ønskes der udtalelse om
opinion-due = Frist
opinion-withdraw = Træk tilbage, at der er bedt om den
opinion-return = Send tilbage
opinion-return-hint = Skriv, hvad der mangler. Den, der afgav udtalelsen, ser det.
opinion-returned = Sendt tilbage, fordi
opinion-text = Udtalelse
opinion-text-hint = Den bliver et afsnit i mødesagen. Tom linje mellem afsnit, - foran punkter, **fed**.
opinion-give = Afgiv udtalelsen
opinion-change = Gem ændringen
opinion-given-hint = Udtalelsen er afgivet. Du kan rette den, indtil dagsordenen er udsendt.
opinion-take-back = Tag udtalelsen tilbage
opinion-decline = Afgiv ingen udtalelse
opinion-decline-hint = Skriv hvorfor, for eksempel hvem der skal spørges i stedet. Du kan ikke læse mødesagen bagefter.

stand-in-title = Når du er væk
stand-in-lead = En stedfortræder ser og gør dine opgaver i perioden: godkendelser og udtalelser. De står også hos dig. Det hører op af sig selv.
stand-in-person = Stedfortræder
stand-in-from = Første dag
stand-in-until = Sidste dag
stand-in-name = Navngiv stedfortræderen
stand-in-end = Afslut nu
stand-in-decline = Sig fra
stand-in-others = Du er stedfortræder for
stand-in-days = { $from } til { $until }
stand-in-now = nu
stand-in-later = endnu ikke begyndt
stand-in-ended = afsluttet før tid
stand-in-was = slut

told-task-for = En mødesag venter på godkendelse af en, du er stedfortræder for
told-opinion-asked = Du er bedt om en udtalelse til en mødesag
told-opinion-returned = Din udtalelse er sendt tilbage til dig
told-opinion-reminder = Fristen for en udtalelse er nær eller udløbet
told-opinion-given = Der er afgivet en udtalelse til en mødesag
told-opinion-declined = Der afgives ingen udtalelse til en mødesag

not-now-opinion-settled = Mødesagen er udsendt, behandlet eller trukket tilbage. Udtalelser kan ikke ændres nu.
not-now-opinion-not-asked = Udtalelsen ønskes ikke længere. Hent siden igen.
not-now-opinion-given = Udtalelsen er afgivet. Kun den, der gav den, kan tage den tilbage; du kan sende den tilbage med en grund.
not-now-opinion-not-given = Udtalelsen er ikke afgivet endnu.
not-now-opinion-asked-already = Personen er allerede bedt om en udtalelse for den enhed.
not-now-stand-in-over = Perioden er slut.
not-now-no-person-tasks = Kun en person, der er logget ind, har opgaver.
not-valid-opinion-unit = Skriv enhedens navn, højst 120 tegn.
not-valid-opinion-question = Skriv, hvad der ønskes udtalelse om, højst 4000 tegn.
not-valid-opinion-due = Vælg en frist, der er i dag eller senere.
not-valid-opinion-own-paper = Forfatteren kan ikke give en udtalelse til sin egen mødesag. Vælg en anden.
not-valid-opinion-shut-out = Personen er holdt ude af mødesagen og kan ikke udtale sig om den.
not-valid-opinion-empty = Skriv udtalelsen.
not-valid-opinion-reason = Skriv en grund.
not-valid-stand-in-oneself = Vælg en anden end dig selv.
not-valid-stand-in-order = Den sidste dag er før den første.
not-valid-stand-in-over = Perioden er slut. Vælg dage, der er i dag eller senere.
not-valid-stand-in-long = Perioden er længere end et år.
not-valid-stand-in-overlaps = Der er allerede en stedfortræder nogle af dagene. Afslut den periode først.
not-valid-stand-in-days = Vælg første og sidste dag.

action-do-own-tasks = give udtalelser, man er bedt om, og være stedfortræder
journal-action-ask-opinion = Bad om en udtalelse
journal-action-withdraw-opinion = Trak tilbage, at der var bedt om en udtalelse
journal-action-return-opinion = Sendte en udtalelse tilbage
journal-action-give-opinion = Afgav en udtalelse
journal-action-give-opinion-for = Afgav en udtalelse på vegne af den, der nævnes
journal-action-take-back-opinion = Tog en udtalelse tilbage
journal-action-take-back-opinion-for = Tog en udtalelse tilbage på vegne af den, der nævnes
journal-action-decline-opinion = Afslog at give en udtalelse
journal-action-decline-opinion-for = Afslog at give en udtalelse på vegne af den, der nævnes
journal-action-approve-paper-for = Godkendte en mødesag på vegne af den, der nævnes
journal-action-return-paper-for = Returnerede en mødesag på vegne af den, der nævnes
journal-action-name-stand-in = Navngav en stedfortræder for sine opgaver
journal-action-end-stand-in = Afsluttede en stedfortræders periode
covered-opinion = { $count ->
    [one] 1 udtalelse
   *[other] { $count } udtalelser
}
covered-stand-in = { $count ->
    [one] 1 stedfortræder
   *[other] { $count } stedfortrædere
}
