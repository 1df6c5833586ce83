# Letters by mail, and the outbox.

told-task = A paper waits for your approval
told-reminder = A paper still waits for your approval
told-returned = Your paper was returned to you
told-approved = Your paper is approved and ready for an agenda
told-called = You are called to a meeting
told-issued = An agenda is issued
told-changed = An agenda is issued again, with changes
told-minutes-issued = Minutes have been issued
told-minutes-changed = Minutes have been issued again with changes
told-moved = A meeting is moved
told-called-off = A meeting is called off
told-later = Your item comes later at the meeting

letter-about = { $what }: { $forum }
letter-several =
    { $count ->
        [one] { $count } message from Referat
       *[other] { $count } messages from Referat
    }
letter-greeting = Hello { $name }
letter-paper = { $title } ({ $forum })
letter-paper-untold = A paper whose title isn't told by mail, for { $forum }
letter-meeting = { $forum }, { $when }
letter-meeting-place = { $forum }, { $when }, { $place }
letter-when = { $date } { $time }
letter-remarks = { $meeting }. You can remark on the minutes until { $date }
letter-foot = You get this because you take part in the work on meetings in { $municipality }. How often you are told, you choose under My account:
letter-try = A try from Referat
letter-try-body = This try shows that Referat can send mail from here.

mail-choice = Messages by mail
mail-choice-lead = When a paper waits for you, an agenda or minutes are issued, or a meeting changes. What waits is always under Papers.
mail-when = When do you want to be told?
mail-choice-at-once = At once
mail-choice-daily = Together, each working day at 7
mail-choice-never = Not by mail
mail-choice-do = Keep the choice
mail-chosen = Your choice is kept.

outbox-title = Outgoing mail
    .lead = Messages by mail: what waits, and what couldn't be sent
outbox-lead = Messages are sent by themselves. Where one doesn't go, it is tried again for some days, ever more rarely. Here is what didn't go, and why.
outbox-no-server = There is no mail server set up, so nobody is told by mail. How that is done is in the guide to operation, under "Mail".
outbox-server = Mail is handed to { $host }.
outbox-waiting = Waiting
outbox-sent = Sent within a month
outbox-none = Everything has gone.
outbox-person = To
outbox-what = About
outbox-made = Since
outbox-attempts = Attempts
outbox-trouble = Why
outbox-next = Next attempt
outbox-given-up = Given up
outbox-retry = Try again
outbox-retry-this = Try to send to { $name } again
outbox-retried = The message is sent again.
outbox-no-address = no address

mail-trouble-address = The address isn't one. Correct it under Persons.
mail-trouble-letter = The message couldn't be put together.
mail-trouble-refused = The mail server refused the message for good, often because there is no such address.
mail-trouble-later = The mail server takes nothing just now.
mail-trouble-login = The mail server doesn't know our name or password. See the settings.
mail-trouble-encryption = The way to the mail server can't be encrypted as it has to be. See the settings.
mail-trouble-unreached = The mail server doesn't answer.

cli-mail = Show outgoing mail, send it, and try the mail server
    .after = While the pages are served, mail is sent by itself. The mail server stands in referat.toml in the data folder, under [mail].
cli-mail-list = Show what waits, and what couldn't be sent
cli-mail-send = Send what waits, now
cli-mail-send-all = What is to be sent later, too
cli-mail-try = Send a try to an address
cli-mail-try-address = The address the try is sent to
cli-mail-counts = { $waiting } waiting, { $sent } sent within a month
cli-mail-troubled = { $name }: { $what }. { $why } ({ $next })
cli-mail-sent = { $sent } sent, { $failed } not sent
cli-mail-tried = { $server } has taken the try for { $address }.
cli-error-no-mail = there is no mail server set up
    .hint = Write it into referat.toml in the data folder, under [mail]: server, from, user and password_file.
cli-error-mail-password = the mail server has a user, but no password
    .hint = Write password_file under [mail] in referat.toml, or set REFERAT_MAIL_PASSWORD.
cli-error-mail-from = the sender { $from } isn't an address for mail
cli-error-mail-unencrypted = the way to { $server } has to be encrypted
    .hint = encryption = "none" is for a server on this computer alone. Use "starttls" or "tls".
cli-error-mail-certificate = the certificate for { $server } can't be read
cli-error-mail-server = { $server } isn't the name of a server
cli-error-mail-untaken = { $server } hasn't taken the try: { $why }

not-now-no-person-mail = Only a person who is signed in is told by mail.
not-valid-mail-choice = Choose when you want to be told.

journal-action-choose-mail = Chose when they are told by mail
journal-action-retry-message = Tried to send a message again
letter-later = { $meeting }. Expected { $time }
