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
proposals-meetings-how = Joining two documents of one meeting is work that can not be done here yet. The document can be declined; the meeting here is not changed.
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
