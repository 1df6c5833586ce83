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
case-join = Læg sammen med en anden sag
case-join-lead = Alle punkter her kommer til at høre til den anden sag. De kan skilles ad igen, et ad gangen.
case-join-with = Den anden sags adresse eller nummer
case-join-do = Læg sammen
case-split = Skil fra sagen
not-valid-no-such-case = »{ $given }« er ikke adressen eller nummeret på en sag, du kan se.
