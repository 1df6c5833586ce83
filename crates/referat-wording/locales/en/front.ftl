# The front page.

front-title = Find what was decided
front-lead = Agendas, minutes and decisions of the forums of { $municipality }.
front-latest = Latest meetings
front-latest-empty = No meetings held yet.
front-next = Coming meetings
front-next-empty = No coming meetings. When an agenda is imported, its meeting stands here.
front-forums = Forums
front-empty-title = No meetings yet
front-empty = Bring old agendas and minutes in from a folder, and they can be read and searched here.
front-proposals = { $count ->
    [one] { $count } proposal waits for a decision
   *[other] { $count } proposals wait for a decision
}
