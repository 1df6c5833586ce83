# Meeting plans: planning, moving and calling off meetings, rooms, invitations and apologies, calendars.

plan-link = Meeting plan
plan-title = Meeting plan { $year }
plan-title-of = Meeting plan { $year } – { $forum }
plan-lead-of = The forum's meetings of the year: day, time and place. What was moved or called off stays here.
plan-lead = The meetings of all forums in the year, in the order they are held.
plan-empty = There are no meetings in { $year }.
plan-empty-plan = Plan the whole year at once by a rule, or add a single meeting.
plan-years = Other years
plan-print = PDF
plan-calendar = Calendar file (ics)
plan-of-all = Meetings of all forums
plan-column-day = Day
plan-column-time = Time
plan-column-place = Place
plan-column-forum = Forum
plan-column-state = State
plan-column-note = Note
plan-column-choice = Choice
plan-table = Meetings in { $year }
plan-count = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
plan-rule-date = By the rule { $date }
plan-on-day-off = Held on { $why }
plan-file = meeting-plan
meeting-kind-extraordinary = extraordinary meeting
meeting-extraordinary = Extraordinary meeting.
meeting-of-extraordinary = { $forum }, extraordinary meeting
plan-extraordinary-why = Extraordinary meeting: { $reason }
plan-extraordinary-asked = Asked for by { $by }.
plan-change-moved = Moved from { $from }: { $reason }
plan-change-cancelled = Called off: { $reason }

## Planning a year
plan-year-of = Plan a year: { $forum }
plan-year = Plan a year
plan-year-lead = Write the rule and look at the days before anything is written. What becomes of holidays, and of days when the room is taken, you choose yourself.
plan-first = From
plan-last = Until
plan-pattern = Meetings are held
plan-pattern-weeks = With weeks between
plan-pattern-monthly = On a certain weekday of the month
plan-weekday = Weekday
plan-every = Every
plan-every-weeks = { $count ->
    [one] week
   *[other] { $count } weeks
}
plan-nth = Which
plan-nth-1 = The first
plan-nth-2 = The second
plan-nth-3 = The third
plan-nth-4 = The fourth
plan-nth-5 = The last
plan-without = No meetings in
plan-start = Begins at
plan-end = Ends at
plan-room = Room
plan-no-room = No room from the list
plan-place = Place
plan-place-hint = Only if it isn't the room's name, such as “Town hall, council chamber”.
plan-show = Show the days
plan-preview = The days by the rule
plan-preview-note = Nothing is written yet. Choose what becomes of the days on which there is usually no meeting.
plan-preview-day-off = { $day } is { $why }.
plan-choice-of = Choice for { $day }
plan-choice-keep = Hold the meeting
plan-choice-skip = No meeting
plan-choice-move = Move to { $day }
plan-choice-other = Move to another day
plan-choice-other-day = Other day for { $day }
plan-write = Plan the meetings
plan-written = { $count ->
    [one] 1 meeting is planned.
   *[other] { $count } meetings are planned.
}
plan-reason-shown = The reason is shown in the meeting plan.

## A single meeting
plan-one = Add a meeting
plan-one-written = The meeting is planned.
plan-date = Day
plan-move = Move
plan-move-this = Move the meeting { $day }
plan-moved = The meeting is moved. The old day stays in the meeting plan.
plan-cancel = Call off
plan-cancel-this = Call off the meeting { $day }
plan-cancelled = The meeting is called off. It stays in the meeting plan.
plan-warned = Be aware:
plan-warned-day-off = The day is { $why }.

clash-forum = { $forum } meets { $time }
clash-room = { $who } is taken { $time } ({ $forum })
clash-person = { $who } has a meeting { $time } in { $forum }

day-off-new-year = New Year's Day
day-off-maundy-thursday = Maundy Thursday
day-off-good-friday = Good Friday
day-off-easter = Easter Sunday
day-off-easter-monday = Easter Monday
day-off-prayer-day = Great Prayer Day
day-off-ascension = Ascension Day
day-off-whitsun = Whit Sunday
day-off-whit-monday = Whit Monday
day-off-constitution-day = Constitution Day
day-off-christmas-eve = Christmas Eve
day-off-christmas = Christmas Day
day-off-second-christmas-day = the second day of Christmas
day-off-new-years-eve = New Year's Eve
day-off-own = a day the municipality is closed
day-off-weekend = a day of the weekend

## Extraordinary meeting
extraordinary-title-of = Extraordinary meeting: { $forum }
extraordinary-link = Call an extraordinary meeting
extraordinary-lead = A meeting outside the plan, for a reason and at its own notice. It is called "extraordinary meeting" in the plan, the calendar, the invitation, the agenda and the minutes.
extraordinary-asked-by = Asked for by
extraordinary-asked-by-hint = For instance "the chair" or "a third of the members". May be empty.
extraordinary-papers-due = Deadline for papers: day
extraordinary-papers-due-clock = Deadline for papers: time
extraordinary-papers-due-hint = The forum's own deadline is about ordinary meetings only. Without one here no paper is late.
extraordinary-call = Call the meeting
extraordinary-called = The meeting stands in the plan as extraordinary. Now call those who are to come.

## Rooms
rooms-title = Rooms
rooms-lead = The rooms meetings can be in. Two meetings can't be in the same room at the same time.
rooms-empty = There are no rooms on the list yet.
rooms-link = Rooms
room-name = Name
room-seats = Seats
room-add = Add to the list
room-correct = Correct
room-correct-this = Correct { $name }
room-close = Remove
room-close-this = Remove { $name }
room-made = The room is on the list.
room-corrected = The room is corrected.
room-closed = The room is off the list. Meetings that are in it stay where they are.

## Invitations and apologies
invitations-link = Invited and apologies
invitations-title = Invited and apologies: { $meeting }
invitations-lead = Who is called to the meeting, and who has sent an apology.
invitations-own-only = You see your own invitation only. The others are for the forum's members.
invitations-invited = Invited
invitations-empty = Nobody is called.
invitations-call = Call the forum
invitations-call-note = Chair, members and secretary who hold the role on the day.
invitations-called = { $count ->
    [one] 1 is called.
   *[other] { $count } are called.
}
invitations-not-sent = not called yet
invitations-column-name = Name
invitations-column-as = As
invitations-column-answer = Answer
invitations-instead-of = instead of { $name }
invitations-reason = Reason: { $reason }
invitations-guest = Call a guest
invitations-guest-note = A guest at the whole meeting. Guests for one item are written on the item.
invitations-guest-call = Call
invitations-guests = Guests for items
invitations-guests-of = Item { $number }: { $subject }
invitations-take-back = Take the invitation back
invitations-take-back-this = Take the invitation of { $name } back
invitations-taken-back = The invitation is taken back.
invitations-answered = The answer is saved.
invitations-own = Your answer
invitations-accept = I will come
invitations-apology = Send an apology
invitations-apology-reason = Reason
invitations-apology-hint = Can be left out. Only secretary, chair and administrator see it. Write nothing of health or other sensitive matters.
invitations-answer-for = Answer for { $name }
invitations-answer-for-accept = Comes
invitations-answer-for-apology = Apology
invitations-answer-for-none = No answer
invitations-answer-save = Save the answer
invitations-substitute = Substitute for { $name }
invitations-substitute-call = Call a substitute
invitations-substitute-none = The forum has no substitute who can be called.
invitations-substitute-called = The substitute is called.

invited-as-member = Member
invited-as-attendee = Secretary
invited-as-substitute = Substitute
invited-as-guest = Guest

answer-none = No answer
answer-accepts = Comes
answer-apology = Apology

## Calendar
calendar-title = Calendar
calendar-lead = A private address your calendar (Outlook, your phone) can subscribe to. It shows only when and where the meetings are. Whoever has the address can read it.
calendar-of-all = Meetings of your forums
calendar-of-forum = Meetings of { $forum }
calendar-make = Make an address
calendar-renew = Make a new address
calendar-renew-note = You have an address. When you make a new one, the old one stops working.
calendar-drop = Close the address
calendar-made = The address is shown this one time only. Copy it into your calendar:
calendar-address = The calendar's address
calendar-dropped = The address is closed.
calendar-name = Meetings – { $municipality }
calendar-name-of = { $forum } – { $municipality }
calendar-cancelled = Called off: { $forum }

## Refusals
not-valid-times-in-order = The meeting has to end after it begins.
not-valid-plan-too-long = A plan can cover two years at most.
not-valid-plan-pattern = Meetings can't come back like that.
not-valid-plan-no-day = The rule gives no days.
not-valid-plan-too-many = The rule gives too many meetings. Make it in several turns.
not-valid-plan-day-off = Choose what becomes of the meeting { $given }: there is usually none on that day.
not-valid-plan-other-day = { $given } is no day of the rule. Look at the days again.
not-valid-plan-twice = Two meetings would be on the same day ({ $given }).
not-valid-clock = “{ $given }” is no time of day. Write it as 9:00.
not-valid-forum-meets = The forum meets at that time already { $given }.
not-valid-room-taken = The room is taken { $given }. Choose another room or time.
not-valid-no-room = The room isn't on the list.
not-valid-asked-by-too-long = Write at most 200 letters about who asked for the meeting.
not-valid-papers-due-passed = The deadline for papers has fallen already. Choose a later one, or leave it empty.
not-valid-papers-due-after-meeting = The deadline for papers falls after the meeting begins.
not-valid-place = The place can have 120 letters at most.
not-valid-seats = { $given } is no number of seats between 1 and 5000.
not-valid-not-a-substitute = The person can't stand in in the forum. In a political committee a substitute has to hold the role there.
not-valid-apology-too-long = The reason can have 300 letters at most.
not-now-meeting-held = The meeting is held or going on, so it can't be done any more.
not-now-meeting-cancelled = The meeting is called off.
not-now-all-invited = Everybody is called already.
not-now-called-by-role = The person is called because of a role in the forum. Send an apology instead.
not-now-answer-too-late = The meeting is over, so you can't answer any more.
not-now-not-invited = The person isn't called to the meeting.
not-now-answered-so = The answer is that already.
not-now-no-apology = The member hasn't sent an apology.
not-now-substitute-called = A substitute is called already.
not-now-no-person-calendar = Only somebody who is signed in has a calendar.
not-now-no-calendar-address = There is no address to close.

## The journal
journal-action-plan-meetings = Planned a series of meetings
journal-action-call-extraordinary-meeting = Called an extraordinary meeting
journal-action-plan-meeting = Planned a meeting
journal-action-move-meeting = Moved a meeting
journal-action-cancel-meeting = Called a meeting off
journal-action-make-room = Put a room on the list
journal-action-correct-room = Corrected a room
journal-action-close-room = Took a room off the list
journal-action-invite-to-meeting = Called people to a meeting
journal-action-take-back-invitation = Took an invitation back
journal-action-answer-invitation = Answered an invitation
journal-action-call-substitute = Called a substitute
journal-action-make-calendar-address = Made an address of their calendar
journal-action-drop-calendar-address = Closed the address of their calendar
journal-kind-meeting = Meeting
journal-kind-room = Room

covered-room = { $count ->
    [one] 1 room
   *[other] { $count } rooms
}
covered-meeting-series = { $count ->
    [one] 1 series of meetings
   *[other] { $count } series of meetings
}
covered-meeting-booking = { $count ->
    [one] 1 meeting's place in the plan
   *[other] { $count } meetings' places in the plan
}
covered-meeting-change = { $count ->
    [one] 1 change of a meeting
   *[other] { $count } changes of meetings
}
covered-invitation = { $count ->
    [one] 1 invitation
   *[other] { $count } invitations
}

## The command line
cli-value-time = TIME
cli-value-weekday = WEEKDAY
cli-value-month = MONTH
cli-value-shift = DATE=DATE
cli-meeting = The meeting plan: plan meetings, move them, call them off
cli-meeting-list = Show a year's meetings, of one forum or of all
cli-meeting-plan = Plan a year's meetings by a rule: show the days, and write them with --apply
cli-meeting-add = Plan one meeting
cli-meeting-move = Move a meeting; what isn't named stays as it is
cli-meeting-cancel = Call a meeting off
cli-meeting-rooms = Show the rooms
cli-meeting-add-room = Put a room on the list
cli-meeting-forum = The forum's name or short form
cli-meeting-year = Which year; this one otherwise
cli-meeting-date = The meeting's day, as 2027-01-06
cli-meeting-start = When it begins, as 9:00
cli-meeting-end = When it ends
cli-meeting-room = A room from the list
cli-meeting-place = Place, if it isn't the room's name
cli-meeting-reason = Why; shown in the meeting plan
cli-meeting-seats = How many can sit in it
cli-meeting-first = No meetings before this day
cli-meeting-last = No meetings after this day
cli-meeting-on = Weekday: monday, tuesday, wednesday, thursday, friday, saturday or sunday
cli-meeting-weeks = Every so many weeks; every week otherwise
cli-meeting-nth = The first to fourth of each month, 5 for the last
cli-meeting-without = A month without meetings, 1 to 12; can be named several times
cli-meeting-skip = No meeting on this day; can be named several times
cli-meeting-keep = Hold the meeting on this day though it is a holiday
cli-meeting-shift = Move a day of the rule to another
cli-meeting-apply = Write the meetings; otherwise they are only shown
cli-meeting-not-yet = Nothing is written. Write the meetings with --apply.
cli-meeting-beside = working days: { $days }
cli-demo-room = Meeting room 1
cli-demo-moved = The winter holidays
cli-demo-apology = A course
