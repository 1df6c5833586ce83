# Words a municipality may lay its own over (see Wording::with_terms). Only words here, no sentences.

## Documents
-minutes = Minutes
-agenda = Agenda
-supplementary-agenda = Supplementary agenda

## Sections of a case
-occasion = Occasion
-statement = Statement
-recommendation = Recommendation
-history = History
-decision = Decision
-attachments = Attachments

## Outcomes
-approved = Approved
-adopted = Adopted
-discussed = Discussed
-noted = Noted
-informed = Taken as information
-decided = Decided
-carried-out = Carried out
-amended = Amended
-postponed = Postponed
-forwarded = Sent on
-not-adopted = Not adopted
-lapsed = Lapsed

## Filing
-journal-number = Journal number
