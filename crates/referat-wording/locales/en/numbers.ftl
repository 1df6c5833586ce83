# The journal numbers and the KLE register.

journal-numbers-lead = The cases by KLE: main group, group and subject.
journal-numbers-empty = No cases with a journal number yet.
journal-numbers-no-titles = The numbers here have no titles. They get them when KL's KLE register is loaded.
kle-subject = KLE subject
kle-untitled = Untitled
kle-expired = The number has expired in KLE.
kle-expired-mark = expired
kle-successors = It was followed by
