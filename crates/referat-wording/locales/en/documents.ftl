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
print-packet-attachments = Attachments in this packet
print-packet-number = Attachment
print-packet-title = Title
print-packet-page = Page
print-packet-of = Belongs to: { $subject }
print-packet-untagged = The file has no tags; a screen reader can't follow its order.
print-packet-bookmark = Attachment { $label }: { $title }
print-packet-stamp = Attachment { $label } page { $page }
left-out-name-only = Left out: only its name is known
left-out-closed = Left out: it is closed
left-out-unprintable = Left out: the file can't be printed
left-out-no-converter = Left out: the file has to be converted to PDF, and LibreOffice is not installed
left-out-not-converted = Left out: the file could not be converted to PDF
left-out-encrypted = Left out: the file needs a password
left-out-broken = Left out: the file is damaged
left-out-too-large = Left out: the file is too large
left-out-other = Left out
