# Proposals that wait for a person.

proposals-title = To decide
proposals-lead = Here are things that are alike, but not enough to join them without asking.
proposals-empty = No proposals wait.
proposals-cases = Items that may belong to a case
proposals-meetings = Documents of a meeting that is here already
proposals-aliases = Names that may be one
proposal-accept = Join
proposal-decline = Keep apart
proposal-case-item = The item
proposal-case-beside = The latest item of the case
proposal-case-see = See the whole case
proposals-meetings-how = A document of a meeting that is here already is joined with it when you have chosen, item by item, what is to stand.
proposal-document = The document
proposal-meeting = The meeting
proposal-differing = { $count ->
    [one] Item { $numbers } differs.
   *[other] Items { $numbers } differ.
}
proposals-joined = Names that were joined
proposals-joined-lead = Both names still stand as they were written. The join can be taken back.
proposal-reopen = Take back
proposal-reopened = The decision is taken back; the names are a proposal again.

# A document beside the meeting it is of.

join-title = Join document and meeting
join-lead = Choose for each item what is to stand. What is replaced is kept behind the meeting, and the journal shows who chose.
join-here = The meeting as it is
join-document = The document
join-why = Why
join-same = The document says the same as the meeting.
join-legend = Differences are shown so:
join-legend-added = only in the document
join-legend-removed = only in the meeting
join-item-added = Only in the document
join-item-missing = Only in the meeting
join-item-differs = Different
join-which = What is to stand?
join-new = The document
join-kept = The meeting as it is
join-take = Take the item in
join-leave = Leave the item out
join-stays = The item stays in the meeting as it is.
join-unchanged = { $count ->
    [one] { $count } item says the same in both.
   *[other] { $count } items say the same in both.
}
join-reason = Remark for the journal (may be left out)
join-do = Join
join-decline = Don't join them
join-decline-words = The document is taken away. The meeting stays as it is.
join-see = Compare and choose
