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
