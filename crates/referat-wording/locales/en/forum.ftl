# A forum.

forum-period = from { $first } to { $last }
forum-abbreviation = abbreviated { $abbreviation }
forum-empty = No meetings yet. Bring old agendas and minutes in from a folder.
