# Printing and issuing: a meeting's documents, what takes time to print, and what two versions say differently.

docs-title = Documents
docs-page-title = Documents: { $of }
docs-agenda = { -agenda } without decisions
docs-print = Print
docs-print-note = It is printed as the meeting stands now. Nothing is kept.
docs-long = With attachments
docs-packet = Packet with all attachments (PDF)
docs-archive = Archive bundle (ZIP)
docs-archive-order = Archive bundle with attachments (ZIP)
docs-issue = Issue
docs-issue-extract = Issue an extract
docs-issue-note = An issued document is kept as it is and can't be changed. If the meeting is corrected afterwards, a new version is issued, and the changes can be seen.
docs-issue-do = Issue
docs-checkup-see = The check-up has found something. That does not stand in the way of issuing.
docs-checkup-none = The check-up has nothing to remark.
docs-what = What is to be issued?
docs-for = Who is it for?
docs-reason = Why? (may be left out)
docs-reason-hint = For instance “Corrected journal number in item 3”. It stands in the journal and in the list of versions.
docs-issued = Issued
docs-nothing-issued = Nothing has been issued yet.
docs-issued-note = The documents are handed out byte by byte as they were issued.
docs-issued-now = { $kind } has been issued (version { $version }, for: { $for }).
docs-not-issued = Nothing was issued.
docs-to-form = To the form

docs-list-document = Document
docs-list-for = For
docs-list-version = Version { $version }
docs-list-by = by { $by }
docs-list-why = Why
docs-list-checksum = Checksum
docs-list-checksum-whole = … the whole checksum (SHA-256)
docs-list-changes = What has changed?
docs-list-changes-of = in { $title }, version { $version }, for: { $for }

file-form-pdf = PDF
file-form-html = HTML
file-form-docx = Word
file-form-txt = Text
file-form-json = JSON
file-form-xlsx = Spreadsheet of decisions
file-form-zip = ZIP

pages-count = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}

item-documents = Extract of the minutes

forum-volumes = Volumes
forum-volumes-note = The meetings of a year in one document, with contents and a register of cases.
forum-volume = Volume { $year }

## What takes time
job-title = { $what }: { $of } ({ $for })
job-waiting = Waiting its turn
job-waiting-words = Two things are printed at a time. It begins by itself.
job-begins = Beginning
job-reading = Reading meeting { $place } of { $count }
job-attachment = Attachment { $place } of { $count }: { $title }
job-setting = Being set
job-joining = Being joined
job-done = Done
job-refused = Could not be printed
job-stopped = Stopped
job-stopped-words = The work has been stopped, and there is no file. If it was an issue, look in the list whether it was issued in time.
job-progress = How far it has come
job-stop = Stop
job-meanwhile = The page keeps up by itself. You can go elsewhere meanwhile and come back here.
job-open = Get { $name }
job-kept = The file lies here for half an hour; as long as Referat runs.
job-issued = Issued as version { $version }.
job-issued-file = Get the issued file
job-remarks = Worth knowing
job-left-out = { $title }: { $why }
job-untagged = { $title }: The file has no tags; a screen reader can't follow its order.
job-replaced = These characters are not in the typeface and are printed as numbers: { $characters }
job-back = Back to { $page }

## Two versions
compare-page-title = Changes in version { $new } ({ $for }): { $title }
compare-over = What has changed?
compare-lead = From version { $old } to version { $new }. For: { $for }.
compare-issued = Issued { $when } by { $by }
compare-legend = This is how changes are shown:
compare-legend-added = added
compare-legend-removed = deleted
compare-head = The head of the meeting
compare-open = open
compare-closed = closed
compare-item-added = New item
compare-item-removed = Gone
compare-item-changed = Changed
compare-item-moved = Moved from number { $number }
compare-item-and-changed = and changed
compare-unchanged = { $count ->
    [one] { $count } item says the same
   *[other] { $count } items say the same
}
compare-added-start = added
compare-added-end = end of addition
compare-removed-start = deleted
compare-removed-end = end of deletion
compare-left-out = [… { $count } unchanged words …]
compare-white-space = (only spaces and line breaks have changed)
