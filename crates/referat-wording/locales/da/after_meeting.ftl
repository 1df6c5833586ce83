# After the meeting: what was shown at it.

attachment-shown = fremlagt på mødet
shown-title = Fremlagt på mødet
shown-none = Der er ikke fremlagt bilag på mødet.
shown-number = Bilag { $number }
shown-add = Tilføj bilag, der blev fremlagt på mødet
shown-do = Tilføj bilag
shown-close = Luk bilagene
shown-ground = På hvilket grundlag? Bilagene er lukkede fra starten.
shown-take-off = Tag af igen
shown-issued = Referatet er udsendt, så der kan ikke tilføjes flere bilag.

decision-unlike = Indstillingen siger »{ $asked }«, beslutningen »{ $got }«. Det er ikke det samme. Er det meningen, gemmes det sådan.

not-now-shown-minutes-issued = Referatet er udsendt. Bilag kan tilføjes og tages af, indtil det sker.
not-now-meeting-has-shown = Der er tilføjet bilag, der blev fremlagt på mødet. Tag dem af, før åbningen fortrydes.

journal-action-show-at-meeting = Tilføjede bilag, der blev fremlagt på mødet
journal-action-take-off-shown = Tog et bilag af, der var fremlagt på mødet
