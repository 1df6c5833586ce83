# Et forum.

forum-period = fra { $first } til { $last }
forum-abbreviation = forkortes { $abbreviation }
forum-empty = Ingen møder endnu. Hent gamle dagsordener og referater ind fra en mappe.
forum-abbreviations = Forkortelser
forum-abbreviations-note = Dem, alle i forummet kender. Eftersynet spørger ikke til dem.
forum-abbreviation-short = Forkortelse
forum-abbreviation-meaning = Betyder
forum-abbreviation-add = Føj til listen
forum-abbreviation-forget = Fjern
forum-abbreviation-forget-this = Fjern { $short } fra listen
