# Between meetings: the chair's decisions and written procedures.

covered-extraordinary-call = { $count ->
    [one] 1 call of an extraordinary meeting
   *[other] { $count } calls of extraordinary meetings
}
covered-interim-decision = { $count ->
    [one] 1 decision between meetings
   *[other] { $count } decisions between meetings
}
covered-interim-outcome = { $count ->
    [one] 1 outcome of a decision between meetings
   *[other] { $count } outcomes of decisions between meetings
}
covered-written-procedure = { $count ->
    [one] 1 written procedure
   *[other] { $count } written procedures
}
covered-written-answer = { $count ->
    [one] 1 answer in writing
   *[other] { $count } answers in writing
}
