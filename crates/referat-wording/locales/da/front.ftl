# Forsiden.

front-title = Find det, der blev besluttet
front-lead = Dagsordener, referater og beslutninger fra forummerne i { $municipality }.
front-latest = Seneste møder
front-latest-empty = Ingen afholdte møder endnu.
front-next = Kommende møder
front-next-empty = Ingen kommende møder. Når en dagsorden læses ind, står mødet her.
front-forums = Forummer
front-empty-title = Ingen møder endnu
front-empty = Hent gamle dagsordener og referater ind fra en mappe, så kan de læses og søges i her.
front-proposals = { $count ->
    [one] { $count } forslag venter på at blive afklaret
   *[other] { $count } forslag venter på at blive afklaret
}
