# The meeting room: decisions as they are written, the clock of items, following, and the screen on the wall.

decision-field-saved = The draft is saved { $time }
decision-unsaved = This is a draft that isn't saved as the decision yet. "Save" makes it the decision.
decision-meanwhile = Nothing is saved: others have written here meanwhile. Look it over below, change your own text, and save again.
decision-meanwhile-by = { $name } wrote in "{ $field }":

room-title = Meeting room: { $meeting }
room-link = Meeting room
room-not-open = The meeting isn't going on. Open it under "The meeting", and the clock runs.
room-minutes = { $count } min.
room-of-planned = of { $time }
room-over = { $time } over its time
room-decide = Write the decision
room-begin = Begin item { $number }
room-next = Next: item { $number }
room-previous = Back to item { $number }
room-pause = Pause
room-go-on = Go on
room-leave = End the item
room-left = The item has ended.
room-paused = The clock waits.
room-told = They are told the new times.
room-ends-late = The meeting is expected to end { $time }, planned { $planned }: { $over } too late
room-could-postpone = It could end in time if these items were postponed:
room-nothing-to-postpone = Nothing of what is left can be postponed.
room-postpone-reason = The meeting is expected to take too long
room-come-later = { $count ->
    [one] One presenter or guest comes on later than agreed.
   *[other] { $count } presenters and guests come on later than agreed.
}
room-tell = Tell them the new times
room-number = No.
room-item = Item
room-stand = Status
room-expected = Expected
room-was-planned = planned
room-taken = Taken
room-does = Go to
room-go-there = Go here
room-item-current = Under way
room-item-paused = Paused
room-item-postponed = Postponed
room-item-sent-on = Sent on
room-item-decided = Decided
room-item-left = Treated
room-item-waits = Waits
room-key-next = Next item; the one under way ends
room-key-previous = Back to the item before
room-key-pause = Pause, or go on
room-key-leave = End the item without beginning another
room-key-decide = Write the item's decision
room-key-help = This list
room-keys-more = On the page of the decision Ctrl+Enter saves and goes to the next item; the clock comes along when it runs for the item. Letter keys can be switched off under "About".

follow-title = Follow the meeting: { $meeting }
follow-link = Follow the meeting
follow-agenda = The agenda
follow-open = The meeting is going on.
follow-held = The meeting has been held.
follow-cancelled = The meeting is called off.
follow-not-open = The meeting hasn't begun.
follow-since = Begun { $time }
follow-closed = The item is treated behind closed doors.
follow-items = Items and decisions

projector-title = Screen: { $meeting }
projector-link = Screen
projector-nothing = No item is under way.
projector-proposed = Proposed decision
projector-closed = The item is treated behind closed doors.
projector-show-closed = Show closed items
projector-hide-closed = Hide closed items
projector-closed-shown = Closed items are shown on this screen. Hide them before others come in.

live-reload = Load again
live-on = The page follows the meeting.
live-off = The connection is gone. The page doesn't follow just now; it tries again.
live-over = Nothing more happens here by itself.
live-not-allowed = The page no longer follows the meeting. Load it again, or sign in.

not-now-clock-at-none = The meeting is at no item. Begin one first.
not-now-clock-runs = The item is under way already.
not-now-clock-paused = The item is paused already.
not-now-nobody-comes-later = Nobody comes on later than agreed.
not-now-too-many-streams = You follow meetings on several pages already. Close one of them, and load the page again.

journal-action-begin-item = Began an item at a meeting
journal-action-pause-item = Paused an item
journal-action-resume-item = Went on with an item
journal-action-leave-item = Ended an item at a meeting
journal-action-tell-new-times = Told new times at a meeting

time-title = Time at meetings
time-title-of = Time at meetings – { $forum }
time-lead = How long the items took, measured in the meeting room. Closed items that you can't see are not counted.
time-filter = Choose period, forum and division
time-forum = Forum
time-all-forums = All
time-by = Divided by
time-by-case = Case
time-by-forum = Forum
time-by-kind = Kind of item
time-by-number = Group of journal numbers
time-of = What
time-items = Items
time-taken = Taken
time-planned = Planned
time-bar = Share of the longest
time-total = { $time } on { $items ->
    [one] one item
   *[other] { $items } items
}.
time-empty = No time was measured in the period. The clock runs when items are begun in the meeting room.
time-kind-unknown = Unknown
time-number-none = Without a journal number
time-as-xlsx = Save as a spreadsheet
time-as-csv = Save as CSV
time-as-json = Save as JSON
time-file = time

covered-item-session = { $count ->
    [one] one stretch of time at an item
   *[other] { $count } stretches of time at items
}
