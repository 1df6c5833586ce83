# Forslag, der venter på en person.

proposals-title = Afklaring
proposals-lead = Her er noget, der ligner hinanden, men ikke nok til at lægge det sammen uden at spørge.
proposals-empty = Ingen forslag venter.
proposals-cases = Punkter, der kan høre til en sag
proposals-meetings = Dokumenter fra et møde, der er her i forvejen
proposals-aliases = Navne, der kan være ét
proposal-accept = Læg sammen
proposal-decline = Hold adskilt
proposal-case-item = Punktet
proposal-case-beside = Sagens seneste punkt
proposal-case-see = Se hele sagen
proposals-meetings-how = Et dokument fra et møde, der er her i forvejen, lægges sammen med det, når du har valgt punkt for punkt, hvad der skal gælde.
proposal-document = Dokumentet
proposal-meeting = Mødet
proposal-differing = { $count ->
    [one] Punkt { $numbers } er forskelligt.
   *[other] Punkterne { $numbers } er forskellige.
}
proposals-joined = Navne, der er lagt sammen
proposals-joined-lead = Begge navne står stadig, som de blev skrevet. Sammenlægningen kan fortrydes.
proposal-reopen = Fortryd
proposal-reopened = Afgørelsen er fortrudt; navnene er et forslag igen.

# Et dokument ved siden af det møde, det er fra.

join-title = Læg dokument og møde sammen
join-lead = Vælg for hvert punkt, hvad der skal gælde. Det, der afløses, bliver gemt bag mødet, og journalen viser, hvem der valgte.
join-here = Mødet, som det er
join-document = Dokumentet
join-why = Hvorfor
join-same = Dokumentet siger det samme som mødet.
join-legend = Sådan vises forskellene:
join-legend-added = kun i dokumentet
join-legend-removed = kun i mødet
join-item-added = Kun i dokumentet
join-item-missing = Kun i mødet
join-item-differs = Forskelligt
join-which = Hvad skal gælde?
join-new = Dokumentet
join-kept = Mødet, som det er
join-take = Tag punktet med
join-leave = Udelad punktet
join-stays = Punktet bliver i mødet, som det er.
join-unchanged = { $count ->
    [one] { $count } punkt siger det samme begge steder.
   *[other] { $count } punkter siger det samme begge steder.
}
join-reason = Bemærkning til journalen (kan udelades)
join-do = Læg sammen
join-decline = Læg dem ikke sammen
join-decline-words = Dokumentet tages væk. Mødet bliver, som det er.
join-see = Sammenlign og vælg
