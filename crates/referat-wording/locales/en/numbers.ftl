# The journal numbers and the KLE register.

journal-numbers-lead = The cases by KLE: main group, group and subject.
journal-numbers-empty = No cases with a journal number yet.
journal-numbers-no-register = The numbers have no titles, for the KLE register has not been loaded.
kle-subject = KLE subject
kle-untitled = Without a title in the register
kle-expired = The number has expired in KLE.
kle-expired-mark = expired
kle-successors = It was followed by
