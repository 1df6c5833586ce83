# After the meeting: what was shown at it.

attachment-shown = shown at the meeting
shown-title = Shown at the meeting
shown-none = No attachments were shown at the meeting.
shown-number = Attachment { $number }
shown-add = Add attachments that were shown at the meeting
shown-hint = PDF, Word, Excel, PowerPoint, pictures and text, at most 32 MB a file. A file that hangs there already is passed over.
shown-do = Add attachments
shown-close = Close the attachments
shown-ground = On what ground? The attachments are closed from the start.
shown-take-off = Take off again
shown-issued = The minutes are issued, so no more attachments can be added.

decision-unlike = The recommendation says “{ $asked }”, the decision “{ $got }”. These are not the same. If it is meant so, it is saved so.

not-now-shown-minutes-issued = The minutes are issued. Attachments can be added and taken off until then.
not-now-meeting-has-shown = Attachments that were shown at the meeting are added. Take them off before the opening is taken back.

journal-action-show-at-meeting = Added attachments shown at the meeting
journal-action-take-off-shown = Took off an attachment shown at the meeting

lines-title = Lines, item { $number }: { $title }, { $meeting }
lines-heading = Line by line: { $subject }
lines-link = Sort the lines
lines-decision = To the decision
lines-none = There are no lines in the decision yet.
lines-left = { $count ->
    [0] Every line is sorted.
    [one] 1 line is not sorted.
   *[other] { $count } lines are not sorted.
} { $open ->
    [0] None waits to be closed.
    [one] 1 waits to be closed.
   *[other] { $open } wait to be closed.
}
lines-key-notice = the first line that isn't sorted is a notice
lines-key-promise = it is a promise
lines-key-case = it becomes a new case
lines-key-close = close the first that isn't closed
lines-key-undo = take back what was sorted last
lines-gone = The line no longer stands in the decision.
lines-who = Who (of a promise)
lines-due = When (of a promise)
lines-notice = Notice
lines-promise = Promise
lines-case = New case
lines-nobody = nobody is named
lines-undated = undated
lines-paper = The paper
lines-closed = Closed
lines-change = Change who and when
lines-change-do = Save the promise
lines-close = Close
lines-reopen = Open again
lines-undo = Take back
line-kind-notice = Notice
line-kind-promise = Promise
line-kind-case = New case
not-now-line-gone = The line is gone. Load the page again.
not-now-line-sorted = The line is sorted. Take that back first.
not-now-line-closed = The line is closed.
not-now-line-open = The line is not closed.
not-now-line-case-shut-out = Somebody is kept out of the item. Begin the case under Papers, and close it yourself.
not-now-line-paper-gone-on = The paper is handed in. Withdraw it there first.
not-valid-promise-who = The name is too long. Write 200 characters at most.
journal-action-sort-line = Sorted a line
journal-action-unsort-line = Took back how a line was sorted
journal-action-change-promise = Changed a promise
journal-action-close-line = Closed a line
journal-action-reopen-line = Opened a line again
covered-promise = { $count ->
    [one] 1 promise
   *[other] { $count } promises
}
covered-sorted-line = { $count ->
    [one] 1 sorted line
   *[other] { $count } sorted lines
}
minutes-checkup-lead = This is what the check-up found. None of it is in the way of issuing the minutes.
minutes-checkup-whole = The whole check-up, where findings can be let stand for a reason
minutes-checkup-issue = To issuing them
