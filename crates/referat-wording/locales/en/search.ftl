# Search.

search-title = Search
search-title-for = Search: { $words }
search-label = Search agendas and minutes
search-button = Search
search-placeholder = Search the minutes
search-hint = Type a subject, a name or a journal number. Try for example budgetproces or sag:00.30.00-P00-5-21.
search-hits = { $count ->
    [0] No hits
    [one] { $count } hit
   *[other] { $count } hits
}
search-suggestion = Did you mean
search-none = Nothing fits what you are searching for.
search-none-spelling = See whether the word is spelt right, or try one that means the same.
search-none-fewer = Use fewer words. All of them must stand in the item.
search-none-wider = Search all forums, years and outcomes
search-none-numbers = Find the case among the journal numbers
search-facets-label = Narrow the search down
search-facet-forum = Forum
search-facet-year = Year
search-facet-outcome = Outcome
search-facet-hits = hits
search-facet-remove = Chosen. Follow the link to take the filter away.
search-all = Take all filters away
search-tips = How to search
search-tip-words = Words are found in every form, and compounds by their parts too: budget finds budgetproces.
search-tip-phrase = Put quotation marks around words that must stand together: "fleksibel arbejdsplads".
search-tip-number = Write sag: before a journal number to find the whole case: sag:00.30.00-P00-5-21.
