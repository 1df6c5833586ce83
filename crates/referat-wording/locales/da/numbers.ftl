# Journalnumrene og KLE-registeret.

journal-numbers-lead = Sagerne efter KLE: hovedgruppe, gruppe og emne.
journal-numbers-empty = Ingen sager med journalnummer endnu.
journal-numbers-no-titles = Numrene her har ingen titler. De får dem, når KL's KLE-register hentes ind.
kle-subject = KLE-emne
kle-untitled = Uden titel
kle-expired = Nummeret er udgået af KLE.
kle-expired-mark = udgået
kle-successors = Det er afløst af
