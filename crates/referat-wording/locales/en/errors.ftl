# When a page can't be shown: what happened and what to do.

error-not-found = There is no such page
    .words = There is nothing at this address.
    .help = The address may be mistyped, or the case joined with another. Search for it instead.
error-not-allowed = You have no access
    .words = This page is not for you.
    .help = Ask the forum's secretary if you think you should see it.
error-not-now = That can't be done now
    .help = Go back and see how things stand.
error-not-valid = That can't be used
    .help = Go back, mend it and try again.
error-bad-address = The address can't be understood
    .words = There is something in the address that can't be read.
    .help = Begin again from one of the pages below.
error-wrong-method = The address can be read only, not changed.
error-foreign-host = Wrong address
    .words = Referat answers on this computer's own address only.
    .help = Open the address the program showed when it was started. It begins with http://127.0.0.1 or http://localhost.
error-foreign-page = It came from somewhere else
    .words = Only Referat's own pages can change anything here.
    .help = Open the page from here and try again. If it happens again, use a newer browser.
error-too-slow = It took too long
    .words = The page was not ready in time.
    .help = Try again in a moment, or search for something narrower.
error-internal = Something went wrong
    .words = The mistake is ours, and it has been written down.
    .help = Try again. If it happens again, give the number here to whoever looks after the program.
error-id = The mistake's number:
error-onwards = Go on

## Why something can't be done now
not-now-other = That doesn't fit how far the case or the meeting has come.
not-now-proposal-decided = The proposal has been decided already.
not-now-join-on-screen = Two documents of one meeting can be joined only when that can be done on screen. Until then the document can be declined.
not-now-finding-silenced = The finding has been let stand already.
not-now-finding-not-silenced = The finding isn't silenced; it is shown already.
not-now-finding-gone = The meeting has no such finding. The text may have changed since.
not-now-abbreviation-known = The list says so already.
not-now-abbreviation-unknown = The short form isn't on the list.
not-now-paper-alone = The item is the only one of its case and can't be taken out of it.

## Why something can't be used
not-valid-other = { $given } can't be used here.
not-valid-same-case = A case can't be joined with itself ({ $given }).
not-valid-days-in-order = The first day must come before the last ({ $given }).
not-valid-form = The form couldn't be read.
not-valid-reason-missing = A reason must be given.
not-valid-reason-too-long = The reason is too long; it may have 1000 characters.
not-valid-finding-number = "{ $given }" is not the number of a finding.
not-valid-abbreviation = "{ $given }" is no short form: one word of at most 20 characters.
not-valid-meaning = Write what the short form stands for, in at most 200 characters.
not-valid-no-such-forum = There is no forum called "{ $given }".
not-valid-meeting-name = "{ $given }" is neither a meeting's number nor a date such as 2025-01-15.
not-valid-several-meetings = More than one forum met { $given }. Say which.
not-valid-page-too-deep = The search doesn't have that many pages ({ $given }). Narrow it down instead.
not-valid-head-unreadable = { $given } is not a link of the journal that "referat head" has written.
not-now-no-typesetter = No PDF can be made, because referat-typesetter is missing beside the program. Tell whoever runs Referat.
not-now-nothing-changed = Nothing has changed since the latest issue, so there is nothing new to issue.
not-now-keeps-changing = The meeting is being changed while it is printed. Try again in a moment.
not-now-no-record = The issues can't be compared, because one of them doesn't carry the meeting as data.
not-now-look-is-standard = The documents have the standard look already.
not-valid-printed-form = It can't be printed as { $given }.
not-valid-volume-not-issued = A volume can be printed and not issued: its meetings are issued one by one.
not-valid-look = The look can't be used: { $given }
not-now-too-many-prints = Too much is being printed at once. Wait until something is done, or stop some of it.
not-now-print-too-large = The file is too large to be kept ready here. Use the command line instead.
