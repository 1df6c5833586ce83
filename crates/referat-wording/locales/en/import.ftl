# Imported documents and what was found in them.

imports-title = Imports
imports-lead = Documents that have been imported, the newest first. See what became of each and what should be looked at.
imports-done = Imported
imports-empty = No documents have been imported yet.
import-report = Imported document
import-file = File
import-kind = Kind
import-when = Imported
import-coverage = Share read
import-coverage-short = Some of the text belongs to no item. It has been kept, and the places stand below.
import-findings = Findings
import-no-findings = None
import-became = Became
import-meeting = The meeting
import-proposed = A proposal that waits
import-nothing = Nothing yet
import-joins = The document may be of { $meeting }.
import-joins-decide = See the proposal
import-findings-count = { $count ->
    [0] Nothing to look at
    [one] { $count } place to look at
   *[other] { $count } places to look at
}
import-findings-none = The document was read, and nothing stood out.
import-findings-note = The document is kept as it was. Each place is shown with the lines of the source.
import-line = line { $line }
import-source = Lines of the source
import-here = The place:
import-undo = Take the import back
import-undo-words = The meeting is taken away with its items and everything else that only this file brought in. Nothing is deleted altogether: the journal shows that it was here. The file can be imported again afterwards.
import-undo-reason = Reason
import-undo-reason-hint = It is written into the journal.
import-undo-do = Take back
import-undone = The import has been taken back.
import-accepted = The meeting has been imported.
import-accepted-proposals = { $count ->
    [0] There are no proposals to decide.
    [one] There is { $count } proposal to decide.
   *[other] There are { $count } proposals to decide.
}
import-known = The file had been imported already; nothing has changed.
import-mended-by = Mended by
