# A forum.

forum-period = from { $first } to { $last }
forum-abbreviation = abbreviated { $abbreviation }
forum-empty = No meetings yet. Bring old agendas and minutes in from a folder.
forum-abbreviations = Short forms
forum-abbreviations-note = Those everybody in the forum knows. The check-up doesn't ask about them.
forum-abbreviation-short = Short form
forum-abbreviation-meaning = Stands for
forum-abbreviation-add = Add to the list
forum-abbreviation-forget = Remove
forum-abbreviation-forget-this = Remove { $short } from the list
