# About the program.

about-title = About Referat
about-lead = Referat remembers for the municipality's forums: what was on the agenda, what was recommended and what was decided.
about-access = Who can see this
about-access-words = Connections from other computers are refused. Closed items are therefore shown too; they are marked.
about-keyboard = Keyboard
about-key = Key
about-key-does = Does
about-key-search = Goes to the search field
about-key-next = Goes to the next item or meeting
about-key-previous = Goes to the previous item or meeting
about-key-sheet = Shows the page's own keys (in the meeting room)
about-key-leave = Leaves the search field
about-letter-keys = Use /, J and K, and L and M as shortcuts (the arrow keys always work)
about-licences = Version and licences
about-version = Version { $version }.
about-licence-words = The program is free software under the Mozilla Public License 2.0. Its looks build on the Danish government's common design system.
about-licences-all = All licences
