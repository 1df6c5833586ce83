# En sag gennem årene.

case-tab-title = { $title } (sag { $number })
case-closed-title = Lukket sag
case-treated = Behandlet
case-times = { $count ->
    [0] endnu ikke
    [one] { $count } gang
   *[other] { $count } gange
}
case-empty = Sagen har ingen punkter, du kan se.
case-no-clauses = Uden indstilling.
case-proposals = Kan også høre til sagen
case-proposals-note = Punkterne her ligner sagen, men ikke nok til at lægge dem sammen uden at spørge.
case-proposal-other = Se den anden sag
case-proposals-all = Se alle forslag, og hvordan de afgøres
