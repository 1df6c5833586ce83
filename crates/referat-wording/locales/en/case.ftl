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
case-join = Join with another case
case-join-lead = All items here will belong to the other case. They can be split off again, one by one.
case-join-with = Address or number of the other case
case-join-do = Join
case-split = Split off the case
not-valid-no-such-case = "{ $given }" is not the address or number of a case you can see.
