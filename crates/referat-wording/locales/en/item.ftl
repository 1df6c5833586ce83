# An agenda item: its facts, sections and decision.

item-number = Item { $number }
item-over = Item { $number } · { $forum }
item-number-column = Item
item-subject-column = Subject
item-of-forum = { $forum }, item { $number }
item-tab-title = { $title } (item { $number }, { $meeting })
item-presented-by = Presented by { $names }
item-with-guests = With { $names }
item-presenters = Presented by
item-guests = Guests
item-recommenders = Recommended by
item-route = Route
item-suffixes = Special
item-approves = Approves
item-approves-minutes-of-date = the minutes of the meeting of { $date }
item-approves-previous-minutes = the minutes of the last meeting
item-approves-unknown = that meeting has not been imported
item-outline = On this page
item-aside-label = The case and the contents of the page
item-thread = The case at other meetings
item-thread-alone = The case is at this meeting only.
item-thread-whole = See the whole case
item-thread-proposals = { $count ->
    [one] { $count } item may belong to the case too
   *[other] { $count } items may belong to the case too
}
item-steps-label = The items before and after

item-closed-title = Closed item
item-closed-mark = Closed
item-closed-words = The item is closed, and you have no access to it.
item-closed-to-others = The item is closed to others.
item-closed-decision = Published decision:

## Who may see the item
openness-title = Who may see the item
openness-open = The item is open.
openness-closed = The item is closed to the public. Ground: { $ground }
openness-closed-without-ground = The item is closed to the public. The ground isn't written down.
openness-attachment-open = Open as the item is
openness-attachment-closed = Closed. Ground: { $ground }
attachment-closed-to-others = closed to others
openness-attachment-closed-without-ground = Closed. The ground isn't written down.
openness-close = Close to the public
openness-close-do = Close
openness-reword = Correct the ground and what others see
openness-reword-do = Save
openness-open-again = Open again
openness-ground = Ground for closing
openness-ground-hint = The paragraph or rule it is closed by. It stands in the journal.
openness-public-title = Neutral title
openness-public-title-hint = May be left out. Everyone who may not see the rest sees it, so write nothing that gives the matter away.
openness-public-decision = What may be said of the decision
openness-public-decision-hint = May be left out. Everyone sees it, though the item is closed.
openness-reason = Reason
openness-reason-hint = It stands in the journal.
openness-attachments = The attachments
openness-attachments-lead = An attachment can be closed though the item is open.
openness-shut-out = May not see the item
openness-shut-out-lead = A person, such as one who is disqualified, can be kept out of the item. They see it as if it were closed to everyone else.
openness-shut-out-none = Nobody is kept out.
openness-exclude = Keep a person out
openness-exclude-do = Keep out
openness-admit = Let in again
openness-issued-before = Issued to the public before it was closed
openness-issued-before-words = { $count ->
    [one] This document shows what is closed now. An issued document is never changed, so it can still be fetched. Issue a new version, and tell those who were given the old one.
   *[other] These { $count } documents show what is closed now. Issued documents are never changed, so they can still be fetched. Issue new versions, and tell those who were given the old ones.
}
openness-issued-line = { $kind }, version { $version }
openness-is-closed = It is closed.
openness-is-open = It is open again.
openness-is-out = The person is kept out of the item.
openness-is-in = The person may see the item again.
openness-ground-doors = Local Government Act § 10 (closed doors)
openness-ground-secrecy = Public Administration Act § 27 (confidentiality)
openness-ground-staff = Access to Public Files Act § 21 (staff matters)
openness-ground-private = Access to Public Files Act § 30 (private affairs and trade secrets)
openness-ground-interests = Access to Public Files Act § 33 (public interests)

section-standard-heading = (the heading is not in the document)
section-empty = Nothing stands under the heading.
clauses-caption = The clauses of the recommendation and what became of them
clauses-number = No.
clauses-text = It is recommended
clauses-outcome = Outcome
clauses-unsettled = Not said
clauses-none = The recommendation has no such clause
decision-remarks = Remarks
decision-quoted = Quoted in the decision:
decision-none = No decision has been entered in the minutes.
attachments-none = The heading stands in the document, but there are no attachments under it.
attachment-name-only = only the name is known
attachment-closed = Closed attachment
