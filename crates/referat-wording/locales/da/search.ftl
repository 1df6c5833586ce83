# Søgning.

search-title = Søg
search-title-for = Søg: { $words }
search-label = Søg i dagsordener og referater
search-button = Søg
search-placeholder = Søg i referater
search-hint = Skriv et emne, et navn eller et journalnummer. Prøv for eksempel budgetproces eller sag:00.30.00-P00-5-21.
search-hits = { $count ->
    [0] Ingen træf
    [one] { $count } træf
   *[other] { $count } træf
}
search-suggestion = Mente du
search-none = Der er ikke noget, der passer på det, du søger.
search-none-spelling = Se efter, om ordet er stavet rigtigt, eller prøv et ord, der betyder det samme.
search-none-fewer = Brug færre ord. Alle ordene skal stå i punktet.
search-none-wider = Søg i alle forummer, år og udfald
search-none-numbers = Find sagen i journalnumrene
search-facets-label = Afgræns søgningen
search-facet-forum = Forum
search-facet-year = År
search-facet-outcome = Udfald
search-facet-hits = træf
search-facet-remove = Valgt. Følg linket for at fjerne afgrænsningen.
search-all = Fjern alle afgrænsninger
search-tips = Sådan søger du
search-tip-words = Ord findes i alle former, og sammensatte ord findes også ved deres dele: budget finder budgetproces.
search-tip-phrase = Sæt anførselstegn om ord, der skal stå sammen: "fleksibel arbejdsplads".
search-tip-number = Skriv sag: foran et journalnummer for at finde hele sagen: sag:00.30.00-P00-5-21.
