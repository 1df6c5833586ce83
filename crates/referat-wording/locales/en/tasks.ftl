# Tasks with papers one doesn't write: opinions, and what one does for somebody who is away.

tasks-title = My tasks
tasks-lead = Opinions you are asked for, and what you do for others while they are away.
tasks-wait = Waiting for you
tasks-none = No tasks wait for you.
tasks-column-what = Task
tasks-column-due = Deadline
task-title = Task: { $title }
task-opinion = Opinion from { $unit }
task-approval = Approval: { $step }
task-for = on behalf of { $name }
task-done = given
task-paper = The paper
papers-tasks = Opinions and tasks for others, and who does yours while you are away
account-away = My tasks, and who does them while I am away
front-tasks = { $count ->
    [one] 1 task waits for you
   *[other] { $count } tasks wait for you
}

opinions-title = Opinions
opinions-none = Nobody is asked for an opinion.
opinion-state-asked = Awaited
opinion-state-given = Given
opinion-state-declined = Declined
opinion-state-withdrawn = Withdrawn
opinion-asked-by = Asked for by { $name }
opinion-asked = Asked for by
opinion-awaited = An opinion is still awaited from:
opinion-ask = Ask for an opinion
opinion-unit = Unit
opinion-unit-hint = As it is to stand in the heading, for example Økonomi, Jura or HR.
opinion-person = Who is asked for it
opinion-person-hint = The person can read the paper and its attachments while it is on its way, even if it is closed.
opinion-choose-person = Choose a person
opinion-question = What the opinion should be about
opinion-due = Deadline
opinion-withdraw = Withdraw the request
opinion-return = Return it
opinion-return-hint = Say what is missing. Whoever gave the opinion sees it.
opinion-returned = Returned because
opinion-text = Opinion
opinion-text-hint = It becomes a section of the paper. An empty line between paragraphs, - before points, **bold**.
opinion-give = Give the opinion
opinion-change = Save the change
opinion-given-hint = The opinion is given. You can change it until the agenda is issued.
opinion-take-back = Take the opinion back
opinion-decline = Give no opinion
opinion-decline-hint = Say why, for example whom to ask instead. You can't read the paper afterwards.

stand-in-title = While you are away
stand-in-lead = A stand-in sees and does your tasks during the period: approvals and opinions. They stay with you, too. It ends by itself.
stand-in-person = Stand-in
stand-in-from = First day
stand-in-until = Last day
stand-in-name = Name the stand-in
stand-in-end = End it now
stand-in-decline = Decline
stand-in-others = You stand in for
stand-in-days = { $from } to { $until }
stand-in-now = now
stand-in-later = not begun yet
stand-in-ended = ended early
stand-in-was = over

told-task-for = A paper waits for the approval of somebody you stand in for
told-opinion-asked = You are asked for an opinion on a paper
told-opinion-returned = Your opinion has been returned to you
told-opinion-reminder = An opinion is due soon or overdue
told-opinion-given = An opinion on a paper has been given
told-opinion-declined = No opinion on a paper will be given

not-now-opinion-settled = The paper is issued, treated or withdrawn. Opinions can't be changed now.
not-now-opinion-not-asked = The opinion isn't wanted any more. Load the page again.
not-now-opinion-given = The opinion is given. Only whoever gave it can take it back; you can return it with a reason.
not-now-opinion-not-given = The opinion isn't given yet.
not-now-opinion-asked-already = The person is asked for an opinion of that unit already.
not-now-stand-in-over = The period is over.
not-now-no-person-tasks = Only a person who is signed in has tasks.
not-valid-opinion-unit = Write the unit's name, 120 letters at most.
not-valid-opinion-question = Write what the opinion should be about, 4000 letters at most.
not-valid-opinion-due = Choose a deadline that is today or later.
not-valid-opinion-own-paper = The author can't give an opinion on their own paper. Choose somebody else.
not-valid-opinion-shut-out = That person is kept out of the paper and can give no opinion on it.
not-valid-opinion-empty = Write the opinion.
not-valid-opinion-reason = Write a reason.
not-valid-stand-in-oneself = Choose somebody other than yourself.
not-valid-stand-in-order = The last day is before the first.
not-valid-stand-in-over = The period is over. Choose days that are today or later.
not-valid-stand-in-long = The period is longer than a year.
not-valid-stand-in-overlaps = There is a stand-in for some of the days already. End that period first.
not-valid-stand-in-days = Choose the first and the last day.

action-do-own-tasks = give opinions one is asked for, and stand in
journal-action-ask-opinion = Asked for an opinion
journal-action-withdraw-opinion = Withdrew a request for an opinion
journal-action-return-opinion = Returned an opinion
journal-action-give-opinion = Gave an opinion
journal-action-give-opinion-for = Gave an opinion on behalf of whoever is named
journal-action-take-back-opinion = Took back an opinion
journal-action-take-back-opinion-for = Took back an opinion on behalf of whoever is named
journal-action-decline-opinion = Declined to give an opinion
journal-action-decline-opinion-for = Declined to give an opinion on behalf of whoever is named
journal-action-approve-paper-for = Approved a paper on behalf of whoever is named
journal-action-return-paper-for = Returned a paper on behalf of whoever is named
journal-action-name-stand-in = Named a stand-in for their tasks
journal-action-end-stand-in = Ended a stand-in's period
covered-opinion = { $count ->
    [one] 1 opinion
   *[other] { $count } opinions
}
covered-stand-in = { $count ->
    [one] 1 stand-in
   *[other] { $count } stand-ins
}
