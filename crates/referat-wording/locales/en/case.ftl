# A case over the years.

case-tab-title = { $title } (case { $number })
case-closed-title = Closed case
case-treated = Treated
case-times = { $count ->
    [0] not yet
    [one] once
   *[other] { $count } times
}
case-empty = The case has no items that you can see.
case-no-clauses = Without a recommendation.
case-proposals = May belong to the case too
case-proposals-note = These items are like the case, but not enough to join them without asking.
case-proposal-other = See the other case
case-proposals-all = See all proposals and how they are decided
