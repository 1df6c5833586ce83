# Between meetings: the chair's decisions and written procedures.

covered-extraordinary-call = { $count ->
    [one] 1 call of an extraordinary meeting
   *[other] { $count } calls of extraordinary meetings
}
covered-interim-decision = { $count ->
    [one] 1 decision between meetings
   *[other] { $count } decisions between meetings
}
covered-interim-outcome = { $count ->
    [one] 1 outcome of a decision between meetings
   *[other] { $count } outcomes of decisions between meetings
}
covered-written-procedure = { $count ->
    [one] 1 written procedure
   *[other] { $count } written procedures
}
covered-written-answer = { $count ->
    [one] 1 answer in writing
   *[other] { $count } answers in writing
}

## The chair's decisions
interim-way-chair = Chair's decision
interim-way-written = Written procedure
chairs-ground-urgent = It can't wait for the next meeting
chairs-ground-undoubted = It gives rise to no doubt
between-title = Without a meeting: { $title }
between-list-title = Decisions between meetings: { $forum }
between-list-link = Decisions between meetings
between-list-lead = What the chair decided on behalf of the forum, and what the members decided in writing. The next meeting is told.
between-list-none = Nothing that you can see was decided between meetings.
between-section = Without a meeting
between-section-lead = Whether the paper was decided without a meeting, or can be, is said here.
between-see = See the decision
between-by = Decided by
between-by-members = The members
between-recorded-by = Written down by
between-ground = Why without a meeting
between-reason = Reason
between-decision = Decision
between-clauses = Recommendation and outcomes
between-told = Told at
between-told-item = The agenda of the meeting { $date }
between-told-not-yet = Comes by itself on the agenda of the next meeting
between-withdrawn = Withdrawn { $moment }: { $reason }
between-paper = The paper
between-withdraw = Withdraw the decision
between-withdraw-hint = Possible until an agenda that tells of it is issued. The members are told.
chairs-title = Chair's decision: { $title }
chairs-link = Chair's decision
chairs-lead = The chair decides the paper on behalf of the forum. The members are told at once, and the next meeting by an item.
chairs-day = Decided on
chairs-chair = Chair
chairs-choose = Choose the chair
chairs-why = Why without a meeting
chairs-reason = Reason
chairs-reason-hint = The members and the next meeting see it.
chairs-text = Decision
chairs-text-hint = The draft follows the recommendation. Change it, or choose outcomes and get a new draft.
chairs-draft = New draft
chairs-decide = Decide
chairs-no-chair = The forum has no chair today. Appoint one under roles first.
chairs-outcome = Outcome of { $number }
chairs-outcome-by-text = As the text says
chairs-addition = Addition to { $number }
told-decided-between = Something in your forum was decided between meetings
told-decision-withdrawn = A chair's decision is withdrawn
not-now-between-not-here = The forum's rules don't let the chair decide between meetings. An administrator can change the rule.
not-now-between-on-agenda = The paper stands on an agenda. Take it off first.
not-now-between-decided = The paper was decided between meetings and can't be changed. A chair's decision can be withdrawn until the next meeting is told.
not-now-between-in-writing = The paper is being decided in writing. End that or withdraw it first.
not-now-between-goes-on = The paper goes on to other forums and can only be treated at meetings.
not-now-between-no-clauses = The paper has no recommendation to decide on.
not-now-between-in-writing-stands = The members decided it in writing. That can't be withdrawn.
not-now-between-told = An agenda that tells of the decision is issued. Take the matter up at the meeting instead.
not-valid-decided-on-to-come = The day is still to come.
not-valid-not-the-chair = Choose who was the forum's chair on that day. If you are the chair, it is your own decision.
action-decide-between = write down what is decided between meetings: by the chair, or by the members in writing
rule-name-chairs-decision = The chair may decide between meetings
    .hint = The chair decides on behalf of the forum what can't wait or gives rise to no doubt. The members are told, and the next meeting.
journal-action-decide-as-chair = The chair decided a paper between meetings
journal-action-withdraw-chairs-decision = Withdrew a chair's decision

## Written procedure
written-choice-for = For
written-choice-against = Against
written-choice-abstained = Abstains
written-choice-meeting = Wants a meeting on it
procedure-state-open = The members answer
procedure-state-decided = Decided
procedure-state-undecided = Too few answered
procedure-state-stopped = Stopped: a meeting was demanded
procedure-state-withdrawn = Withdrawn
written-title = Written procedure
written-lead = The members decide the paper without a meeting, each by an answer before the deadline. It is decided when all have answered, or when the deadline falls.
written-due = Deadline
written-due-day = Deadline: day
written-due-clock = Deadline: time
written-message = To the members
written-message-hint = May be empty. Stands above the paper when they answer.
written-start = Send to the members
written-stops-one = One member's demand of a meeting stops it.
written-stops-most = If more than half of the members demand a meeting, it stops.
written-started-by = Sent by
written-state = State
written-own = Your answer
written-own-hint = You answer for yourself and can change it until the deadline falls or all have answered. A stand-in can't answer for you.
written-remark = Remark
written-remark-hint = May be empty. The others see it when the procedure has ended.
written-answer = Answer
written-answer-change = Change the answer
written-answers = Answers
written-answers-later = The answers are shown when the procedure has ended.
written-no-answer = Hasn't answered
written-withdraw = Withdraw
written-withdraw-hint = The members are told, and the paper waits for a meeting again.
written-withdrawn-why = Reason
tasks-written = Written procedures
told-asked-in-writing = You are to answer in a written procedure
told-writing-ended = A written procedure ended without a decision
not-now-between-not-in-writing-here = The forum's rules don't allow written procedures. An administrator can change the rule.
not-now-written-nobody = The forum has no members who can be asked.
not-now-written-ended = The procedure has ended, or its deadline has fallen. No more answers are taken.
not-valid-written-due-passed = The deadline has fallen already. Choose a later one.
not-valid-written-too-long = Write at most 2000 letters.
rule-name-written-procedure = Written procedure
    .hint = Whether the members may decide papers in writing, and what it takes to stop that in favour of a meeting.
rule-choice-never = No
rule-choice-one = Yes; one member can demand a meeting
rule-choice-most = Yes; more than half can demand a meeting
journal-action-start-written-procedure = Sent a paper out to be decided in writing
journal-action-answer-in-writing = Answered in a written procedure
journal-action-withdraw-written-procedure = Withdrew a written procedure
journal-action-end-written-procedure = The deadline of a written procedure fell
