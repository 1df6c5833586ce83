# Proposals that wait for a person.

proposals-title = To decide
proposals-lead = Here are things that are alike, but not enough to join them without asking.
proposals-empty = No proposals wait.
proposals-how = For now, a proposal is decided by a command in a terminal. When there is a login, it can be done here.
proposals-cases = Items that may belong to a case
proposals-meetings = Documents of a meeting that is here already
proposals-aliases = Names that may be one
proposal-accept = Join
proposal-decline = Keep apart
proposal-case-item = The item
proposal-case-beside = The latest item of the case
proposal-case-see = See the whole case
proposals-meetings-how = Joining two documents of one meeting is work that belongs on screen, when there is a login. Until then the document can be declined; the meeting here stays as it is.
proposal-document = The document
proposal-meeting = The meeting
proposal-differing = { $count ->
    [one] Item { $numbers } differs.
   *[other] Items { $numbers } differ.
}
