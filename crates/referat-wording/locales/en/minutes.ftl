# Minutes: issued, remarked on, approved, signed, locked and corrected.

minutes-title = Minutes: { $meeting }
minutes-link = Minutes
minutes-step-written = Written
minutes-step-issued = Issued
minutes-step-approved = Approved by the next meeting
minutes-step-approved-by-all = Approved by those who took part
minutes-step-signed = Signed
minutes-step-locked = Locked
minutes-step-taken = Done:
minutes-step-open = Missing:
minutes-state-drafting = being written
minutes-state-issued = issued
minutes-state-approved = approved
minutes-state-locked = locked
minutes-state = Minutes
minutes-issue = Issue
minutes-issue-of = { $version }, issued { $at }
minutes-remarks-until = Remarks until
minutes-approved-at = Approved at
minutes-locked-at = Locked
minutes-lead-locked = The minutes are locked. They can't be changed, only get dated corrections.
minutes-lead-open = Until the minutes are approved, decisions can be mended under “The meeting”, and the minutes issued again under “Documents”.
minutes-sheet = Signature sheet
minutes-missing = What is missing before the minutes are locked
minutes-nothing-missing = Nothing. The minutes can be locked.
lock-missing-issue = The minutes are not issued.
lock-missing-new-issue = The minutes that were issued say something else than what stands now. Issue them again.
lock-missing-remarks = Remarks are taken until { $day }.
lock-missing-answers = { $count ->
    [one] A remark is not answered.
   *[other] { $count } remarks are not answered.
}
lock-missing-approval = A later meeting has to approve the minutes. That happens when it decides so, and they are locked when that meeting ends.
lock-missing-approvals = { $count ->
    [one] One of those who took part has not approved.
   *[other] { $count } of those who took part have not approved.
}
lock-missing-signatures = { $count ->
    [one] A signature is missing.
   *[other] { $count } signatures are missing.
}
minutes-lock = Lock the minutes
minutes-lock-note = Locked minutes can't be unlocked. Mistakes that are found later are written as corrections.
minutes-lock-sure = The minutes are to be locked
minutes-approvals = Approvals
minutes-approve = Approve the minutes
minutes-approve-note = You approve the issue that counts now. You can take it back for as long as remarks are taken.
minutes-take-back-approval = Take my approval back
minutes-signatures = Signatures
minutes-sign = Sign the minutes
minutes-sign-note = You sign the issue that counts now. When everybody has signed, the minutes are locked.
minutes-take-back-signature = Take my signature back
minutes-name-missing = missing
minutes-one-of = one of these
minutes-on-paper = on paper
minutes-strike-paper = Strike
minutes-paper = Signed on paper
minutes-paper-note = Print the signature sheet, and write down here who has signed it. Keep the sheet.
minutes-paper-who = Who has signed
minutes-paper-do = Write the signature down
minutes-remarks = Remarks on the minutes
minutes-no-remarks = Nobody has remarks.
minutes-remark-new = New remark
minutes-remark-text = What is wrong, and what should it say
minutes-remark-do = Send the remark
minutes-take-back-remark = Take my remark back
minutes-about-item = Item
minutes-about-whole = The minutes as a whole
minutes-answer = Answer the remark
minutes-answer-words = Answer
minutes-answer-hint = Has to be said where the remark is not taken.
minutes-answer-taken = Taken
minutes-answer-left = Not taken
remark-answer-taken = Taken.
remark-answer-left = Not taken.
minutes-corrections = Corrections
minutes-corrections-note = Corrections are added to the minutes with a date and printed with them. They don't change what stands.
minutes-correction-new = New correction
minutes-correction-hint = A correction can't be changed or removed. Where it is wrong, a new one is written.
minutes-correction-text = The correction
minutes-correction-do = Add the correction
minutes-correction-closed = The correction is to a closed item.
minutes-noted-at = Noted at
minutes-written-by = Written by { $by }.
minutes-is-approved = You have approved the minutes.
minutes-is-not-approved = Your approval is taken back.
minutes-is-signed = The signature is written down.
minutes-is-not-signed = The signature is taken back.
minutes-is-remarked = The remark is sent.
minutes-is-not-remarked = The remark is taken back.
minutes-is-answered = The remark is answered.
minutes-is-corrected = The correction is added. Issue the minutes again to have it printed.
minutes-is-locked = The minutes are locked.

print-corrections = Corrections to the minutes
print-correction-item = item { $number }
print-correction-noted = noted at the meeting on { $day }
sheet-title = Signature sheet, { $forum } { $date }
sheet-name = Name
sheet-signed = Signature
sheet-checksum = Checksum of the minutes
sheet-by-click = Signed electronically { $at }
sheet-note = The signature is of the issue of the minutes that is named here. The checksum stands beside the document on the meeting's page “Documents”, too.

cli-minutes-about = Minutes on their way to the lock: what is missing, lock them, correct them
    .after = Locked minutes aren't changed any more. They can get dated corrections, which are printed with them when they are issued again.
cli-minutes-show = Show how far minutes have come and what is missing
cli-minutes-lock = Lock minutes
    .after = Locked minutes can't be unlocked.
cli-minutes-correct = Add a correction to minutes that are approved or locked
cli-minutes-signed = Write down that somebody has signed minutes on paper

action-sign-minutes = remark on minutes, approve and sign them
action-keep-minutes = lock minutes, correct them and answer remarks

not-now-minutes-locked = The minutes are locked and can't be changed. They can get a dated correction on the page “Minutes”.
not-now-minutes-not-issued = The minutes aren't issued yet.
not-now-minutes-issued-anew = The minutes were issued again since you fetched the page. Read the new issue.
not-now-minutes-not-ready = The minutes can't be locked yet. The page “Minutes” says what is missing.
not-now-minutes-not-approved = The minutes aren't approved yet. Mend them, and issue them again.
not-now-minutes-approved = The minutes are approved. Mistakes in them are written as corrections now.
not-now-minutes-take-no-remarks = The forum takes no remarks on its minutes.
not-now-minutes-remarks-over = The last day for remarks is past.
not-now-remark-answered = The remark is answered and can't be taken back.
not-now-approval-not-asked = Your approval of the minutes isn't wanted.
not-now-approval-stands = The last day is past, so the approval can't be taken back.
not-now-approved-already = You have approved this issue already.
not-now-signature-not-asked = That signature isn't wanted.
not-now-signed-already = The signature stands there already.
not-now-signing-needs-person = Sign in as whoever signs. It can't be done from the machine's command line.
not-now-approval-missing = There is no approval to take back.
not-now-signature-missing = There is no signature to take back.
not-now-remark-gone = The remark is no longer there.
not-valid-item-of-another-meeting = The item isn't of that meeting.
not-valid-lock-not-confirmed = Tick that the minutes are to be locked. There is no way back.

journal-action-approve-minutes = Approved minutes
journal-action-take-back-approval = Took their approval of minutes back
journal-action-sign-minutes = Signed minutes
journal-action-sign-on-paper = Wrote down who signed minutes on paper
journal-action-take-back-signature = Took a signature under minutes back
journal-action-lock-minutes = Locked minutes
journal-action-correct-minutes = Added a correction to minutes
journal-action-remark-on-minutes = Remarked on minutes
journal-action-take-back-remark = Took their remark on minutes back
journal-action-answer-remark = Answered a remark on minutes
covered-signature = { $count ->
    [one] { $count } signature
   *[other] { $count } signatures
}
covered-minutes-remark = { $count ->
    [one] { $count } remark on the minutes
   *[other] { $count } remarks on the minutes
}
covered-correction = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
}
