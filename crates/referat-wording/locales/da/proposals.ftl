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
proposals-meetings-how = At lægge to dokumenter fra samme møde sammen er et stykke arbejde, som endnu ikke kan gøres her. Dokumentet kan afvises; mødet her ændres ikke.
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
