# Eftersyn af et møde: det, der bør ses efter, og det, nogen har ladet stå.

checkup-title = Eftersyn
checkup-page-title = Eftersyn af { $meeting }
checkup-lead = Det, der bør ses efter i dagsorden og referat. Kun forummets sekretariat ser det.
checkup-load = { $minutes ->
    [one] { $minutes } minuts læsning
   *[other] { $minutes } minutters læsning
} ({ $words } ord) og { $attachments ->
    [0] ingen bilag
    [one] { $attachments } bilag
   *[other] { $attachments } bilag
}
checkup-none = Intet at bemærke
checkup-see = Se, hvad der er fundet
checkup-silence = Lad det stå
checkup-silence-do = Lad det stå
checkup-reason = Hvorfor?
checkup-reason-hint = Grunden skrives i journalen. Ændres teksten, kommer fundet igen.
checkup-unsilence = Vis det igen
checkup-silenced-count = { $count ->
    [one] { $count } sted, som nogen har ladet stå
   *[other] { $count } steder, som nogen har ladet stå
}
checkup-silenced-by = { $by } lod det stå { $when }:
checkup-codes-title = Hvad fundene betyder
checkup-codes-lead = Fejl skal rettes, advarsler skal ses efter, bemærkninger er værd at vide.
checkup-example = Eksempel
