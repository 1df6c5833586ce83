# Beskrivelsen til programmer (/api/openapi.json). Nøglerne er engelske.

api-lead = Alle adresser i Referat: hvem der må bruge dem, hvad de tager imod, og hvad de svarer. Det, der ændrer noget, skal komme fra en side i Referat (Sec-Fetch-Site eller Origin).
api-session = Den, der er logget ind. På en krypteret adresse hedder cookien __Host-referat.
api-page = En side
api-file = En fil
api-leads = Videre til en anden side, eller til at logge ind
api-unchanged = Filen er uændret
api-sends-on = Det, der blev skrevet, sendes videre
api-provider-down = Udbyderen af logins svarer ikke
