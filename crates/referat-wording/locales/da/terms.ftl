# Ord, som en kommune kan lægge sine egne over (se Wording::with_terms). Kun ord her, ingen sætninger.

## Dokumenter
-minutes = Referat
-agenda = Dagsorden
-supplementary-agenda = Tillægsdagsorden

## Afsnit i en sag
-occasion = Anledning
-statement = Sagsfremstilling
-recommendation = Indstilling
-history = Historik
-decision = Beslutning
-attachments = Bilag

## Udfald
-approved = Godkendt
-adopted = Tiltrådt
-discussed = Drøftet
-noted = Taget til efterretning
-informed = Taget til orientering
-decided = Besluttet
-carried-out = Gennemført
-amended = Ændret
-postponed = Udsat
-forwarded = Sendt videre
-not-adopted = Ikke tiltrådt
-lapsed = Bortfaldet

## Ordning
-journal-number = Journalnummer
