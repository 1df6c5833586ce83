# Forslag, der venter på en person.

proposals-title = Afklaring
proposals-lead = Her er noget, der ligner hinanden, men ikke nok til at lægge det sammen uden at spørge.
proposals-empty = Ingen forslag venter.
proposals-how = Et forslag afgøres indtil videre med en kommando i et terminalvindue. Når der kommer adgangskode, kan det gøres her.
proposals-cases = Punkter, der kan høre til en sag
proposals-meetings = Dokumenter fra et møde, der er her i forvejen
proposals-aliases = Navne, der kan være ét
proposal-accept = Læg sammen
proposal-decline = Hold adskilt
proposal-case-item = Punktet
proposal-case-beside = Sagens seneste punkt
proposal-case-see = Se hele sagen
proposals-meetings-how = At lægge to dokumenter fra samme møde sammen er et stykke arbejde, der hører til på skærmen, når der er adgangskode. Indtil da kan dokumentet afvises; mødet her ændres ikke.
proposal-document = Dokumentet
proposal-meeting = Mødet
proposal-differing = { $count ->
    [one] Punkt { $numbers } er forskelligt.
   *[other] Punkterne { $numbers } er forskellige.
}
