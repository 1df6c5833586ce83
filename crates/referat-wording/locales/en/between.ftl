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
between-title = Decided between meetings: { $title }
between-list-title = Decisions between meetings: { $forum }
between-list-link = Decisions between meetings
between-list-lead = What the chair decided on behalf of the forum, and what the members decided in writing. The next meeting is told.
between-list-none = Nothing that you can see was decided between meetings.
between-section = Without a meeting
between-section-lead = Whether the paper was decided without a meeting, or can be, is said here.
between-see = See the decision
between-decided-on = Day
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
rule-chairs-decision = The chair may decide between meetings
journal-action-decide-as-chair = The chair decided a paper between meetings
journal-action-withdraw-chairs-decision = Withdrew a chair's decision
