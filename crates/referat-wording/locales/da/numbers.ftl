# Journalnumrene og KLE-registeret.

journal-numbers-lead = Sagerne efter KLE: hovedgruppe, gruppe og emne.
journal-numbers-empty = Ingen sager med journalnummer endnu.
journal-numbers-no-register = Numrene har ingen titler, for KLE-registeret er ikke hentet ind.
kle-subject = KLE-emne
kle-untitled = Uden titel i registeret
kle-expired = Nummeret er udgået af KLE.
kle-expired-mark = udgået
kle-successors = Det er afløst af
