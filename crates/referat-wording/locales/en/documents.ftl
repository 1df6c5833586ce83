# Documents on paper and as files: minutes, agenda, extract, volume.

print-title = { $kind } { $forum } { $date }
print-description = { $title }. The document is accessible (PDF/UA-1), can be archived (PDF/A-3a) and carries the meeting as data.
print-carried-record = The meeting as data; can be read into Referat again
print-date-label = Date
print-place-label = Place
print-day = { $weekday } { $day } { $month } { $year }
print-day-at = { $day } at { $time }
print-present = Present
print-substitutes = Substitutes
print-apologies = Apologies
print-absent = Absent
print-contents-label = Contents
print-schedule-note = The items are treated by the clock, not by their numbers.
print-decisions = Decisions at a glance
print-no-decision = No decision
print-see-decision = See the decision
print-item = Item { $number }: { $title }
print-page-of = Page { $page } of { $pages }
print-issue-label = Issue
print-issue = { $version }, issued { $moment }
print-journal-label = Journal
print-journal = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}, head { $head }
print-extract = Extract
print-extract-title = EXTRACT { $forum } { $date }, item { $number }
print-extract-of = Extract of
print-extract-note = The extract shows the item as it stands in the meeting's document. The meeting's other items are left out.
print-volume-title = { $forum }, volume { $year }
print-volume-meetings = Meetings
print-volume-items = Items
print-index = Index of cases
print-index-number = { -journal-number }
print-index-subject = Subject
print-index-places = Treated
print-index-place = { $date }, item { $number }
print-index-page = , page
