# Et forum.

forum-period = fra { $first } til { $last }
forum-abbreviation = forkortes { $abbreviation }
forum-empty = Ingen møder endnu. Hent gamle dagsordener og referater ind fra en mappe.
