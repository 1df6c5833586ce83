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
