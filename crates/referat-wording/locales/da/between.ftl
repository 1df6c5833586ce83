# Mellem møderne: formandsbeslutninger og skriftlige procedurer.

covered-extraordinary-call = { $count ->
    [one] 1 indkaldelse af et ekstraordinært møde
   *[other] { $count } indkaldelser af ekstraordinære møder
}
covered-interim-decision = { $count ->
    [one] 1 beslutning mellem møder
   *[other] { $count } beslutninger mellem møder
}
covered-interim-outcome = { $count ->
    [one] 1 udfald af en beslutning mellem møder
   *[other] { $count } udfald af beslutninger mellem møder
}
covered-written-procedure = { $count ->
    [one] 1 skriftlig procedure
   *[other] { $count } skriftlige procedurer
}
covered-written-answer = { $count ->
    [one] 1 skriftligt svar
   *[other] { $count } skriftlige svar
}
