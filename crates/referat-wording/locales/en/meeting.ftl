# A meeting.

meeting-crumb = The meeting of { $date }
meeting-crumb-undated = The undated meeting
meeting-whole-title = { $meeting }, the whole meeting
meeting-time = Time
meeting-place = Place
meeting-state = State
meeting-approved = The minutes
meeting-approved-at = approved at the meeting of { $date }
meeting-read-from = Imported from
meeting-contents = Contents
meeting-empty = The meeting has no items.
meeting-schedule = The order of the day
meeting-schedule-time = Time
meeting-schedule-note = The items were treated by the clock, not by their numbers.
meeting-show-whole = Show the whole meeting on one page
meeting-show-contents = Show the contents only
meeting-previous = Previous meeting
meeting-next = Next meeting
meeting-steps-label = The forum's meetings before and after
