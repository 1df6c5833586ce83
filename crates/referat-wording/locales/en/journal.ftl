# The journal, and the log of reads of what is closed.

journal-title = Journal
journal-of = Journal: { $of }
journal-page = { $title }, page { $page }
journal-of-item = Journal of the item: { $of } – { $meeting }
journal-of-case = Journal of the case: { $of } ({ $number })
journal-about-of = Journal: what is written about { $of }
journal-lead = Who did what, when and why. The newest comes first, and nothing can be changed or removed without it being seen.
journal-thing-lead = All that was done to what this page is about, and to what belongs to it. The newest comes first.
journal-done-lead = What the person has done, by the name the journal knows.
journal-about-lead = What was written about the person: where the name stands as participant, presenter, guest or in a decision.
journal-done = What the person has done
journal-about = What was written about the person
journal-link = Journal
journal-link-whole = The whole journal
journal-empty = No entries fit.
journal-empty-wider = Show the journal without filters
journal-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
journal-when = When
journal-who = Who
journal-action = What
journal-thing = About
journal-reason = Why
journal-rows = Wrote
journal-entry-number = No.
journal-filter = Find in the journal
journal-filter-from = From day
journal-filter-to = To day
journal-filter-who = Who
journal-filter-action = Action
journal-filter-kind = Kind
journal-filter-thing = The thing's number
journal-filter-any = All
journal-filter-show = Show
journal-erased = The words were erased by entry { $entry }
journal-erased-unknown = The words were erased
journal-untold = About something you have no access to
journal-save = Save as a file
journal-save-csv = CSV for spreadsheets
journal-save-json = JSON
journal-file = journal
journal-file-reads = reads
journal-gone = No longer there

journal-action-found-municipality = Founded the municipality
journal-action-import-meetings = Imported minutes
journal-action-import-mended-meeting = Mended and imported minutes
journal-action-undo-import = Took an import back
journal-action-join-document = Joined a document with a meeting
journal-action-attach-late-files = Added attachments to imported minutes
journal-action-issue-document = Issued a document
journal-action-set-look = Changed the look of documents
journal-action-reset-look = Reset the look of documents
journal-action-accept-proposal = Accepted a proposal
journal-action-reject-proposal = Rejected a proposal
journal-action-merge-cases = Joined two cases
journal-action-split-case = Split a case
journal-action-load-kle = Loaded the KLE register
journal-action-silence-finding = Let a finding stand
journal-action-unsilence-finding = Told of a finding again
journal-action-explain-abbreviation = Explained a short form
journal-action-forget-abbreviation = Removed a short form
journal-action-close-item = Closed an item
journal-action-reword-closure = Changed why an item is closed
journal-action-open-item = Opened an item
journal-action-close-attachment = Closed an attachment
journal-action-reword-attachment = Changed why an attachment is closed
journal-action-open-attachment = Opened an attachment
journal-action-exclude-person = Kept a person out of an item
journal-action-admit-person = Let a person see an item again

journal-kind-municipality = Municipality
journal-kind-source-document = Imported document
journal-kind-issued-document = Issued document
journal-kind-look = Look
journal-kind-proposal = Proposal
journal-kind-case = Case
journal-kind-kle-register = KLE register
journal-kind-silenced-finding = Finding
journal-kind-abbreviation = Short form
journal-kind-agenda-item = Item

covered-municipality = { $count ->
    [one] 1 municipality
   *[other] { $count } municipalities
}
covered-erasure = { $count ->
    [one] 1 erasure
   *[other] { $count } erasures
}
covered-forum = { $count ->
    [one] 1 forum
   *[other] { $count } forums
}
covered-unit = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
covered-position = { $count ->
    [one] 1 position
   *[other] { $count } positions
}
covered-person = { $count ->
    [one] 1 person
   *[other] { $count } persons
}
covered-alias-proposal = { $count ->
    [one] 1 proposal of a name
   *[other] { $count } proposals of names
}
covered-file = { $count ->
    [one] 1 file
   *[other] { $count } files
}
covered-meeting = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
covered-participant = { $count ->
    [one] 1 participant
   *[other] { $count } participants
}
covered-source-document = { $count ->
    [one] 1 imported document
   *[other] { $count } imported documents
}
covered-import-finding = { $count ->
    [one] 1 finding on import
   *[other] { $count } findings on import
}
covered-meeting-join-proposal = { $count ->
    [one] 1 proposal of a meeting
   *[other] { $count } proposals of meetings
}
covered-contents-line = { $count ->
    [one] 1 line of the contents list
   *[other] { $count } lines of the contents list
}
covered-case-thread = { $count ->
    [one] 1 case
   *[other] { $count } cases
}
covered-paper = { $count ->
    [one] 1 paper
   *[other] { $count } papers
}
covered-case-join-proposal = { $count ->
    [one] 1 proposal of a case
   *[other] { $count } proposals of cases
}
covered-paper-version = { $count ->
    [one] 1 version of a paper
   *[other] { $count } versions of papers
}
covered-section = { $count ->
    [one] 1 section
   *[other] { $count } sections
}
covered-clause = { $count ->
    [one] 1 clause
   *[other] { $count } clauses
}
covered-recommender = { $count ->
    [one] 1 recommender
   *[other] { $count } recommenders
}
covered-attachment = { $count ->
    [one] 1 attachment
   *[other] { $count } attachments
}
covered-agenda-item = { $count ->
    [one] 1 item
   *[other] { $count } items
}
covered-item-person = { $count ->
    [one] 1 presenter or guest
   *[other] { $count } presenters and guests
}
covered-item-exclusion = { $count ->
    [one] 1 exclusion from an item
   *[other] { $count } exclusions from items
}
covered-consultation = { $count ->
    [one] 1 stop of a paper's route
   *[other] { $count } stops of papers' routes
}
covered-decision = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
covered-clause-outcome = { $count ->
    [one] 1 outcome
   *[other] { $count } outcomes
}
covered-remark = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
covered-named-remark = { $count ->
    [one] 1 named remark
   *[other] { $count } named remarks
}
covered-vote = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
covered-dissenting-opinion = { $count ->
    [one] 1 dissenting opinion
   *[other] { $count } dissenting opinions
}
covered-absence = { $count ->
    [one] 1 absence
   *[other] { $count } absences
}
covered-minutes = { $count ->
    [one] 1 set of minutes
   *[other] { $count } sets of minutes
}
covered-issued-document = { $count ->
    [one] 1 issued document
   *[other] { $count } issued documents
}
covered-look = { $count ->
    [one] 1 look
   *[other] { $count } looks
}
covered-kle-register = { $count ->
    [one] 1 KLE register
   *[other] { $count } KLE registers
}
covered-kle-subject = { $count ->
    [one] 1 KLE subject
   *[other] { $count } KLE subjects
}
covered-silenced-finding = { $count ->
    [one] 1 finding let stand
   *[other] { $count } findings let stand
}
covered-abbreviation = { $count ->
    [one] 1 short form
   *[other] { $count } short forms
}

reads-title = Reads of what is closed
reads-of = Who has read: { $of }
reads-lead = Who has seen what is closed to others: items, attachments and printed documents. The same reader and the same thing within ten minutes are one read.
reads-link = Reads of what is closed
reads-of-item = Who has read this closed item
reads-empty = No reads fit.
reads-count = { $count ->
    [one] 1 read
   *[other] { $count } reads
}
reads-when = When
reads-who = Who
reads-as = Seen as
reads-what = What
reads-thing = Closed item
reads-attachment = Attachment of the item
reads-filter = Find reads
reads-filter-what = What
reads-filter-thing = The item's or attachment's number

read-what-page = The page
read-what-file = The attachment's file
read-what-document = Printed or issued document
read-what-record = The meeting as data
read-what-hit = Found by search

chain-title = The journal's chain
chain-sound = The chain was checked on { $when }: { $entries } entries and { $rows } rows are as they were written.
chain-damaged = The data are damaged
chain-damaged-words = The check on { $when } found something that is not as it was written. Run referat verify, and restore a backup if the damage can not be explained.
chain-damaged-for-others = The check on { $when } found something to be looked at. Tell whoever runs Referat.
chain-unchecked = The chain has not been checked yet. That is done each night while the server runs.

journal-action-offer-first-administrator = Offered to become the first administrator
journal-action-found-administrator = Became the first administrator
journal-action-invite = Invited
journal-action-send-reset = Gave a link for a new password
journal-action-set-password = Set their password
journal-action-shut-account = Shut an account
journal-action-open-account = Opened an account
journal-action-end-sessions = Signed out elsewhere
journal-action-sign-in = Signed in
journal-action-sign-in-by-provider = Signed in at a provider of logins
journal-action-sign-in-by-door = Signed in by the staff's way in
journal-action-link-account = Linked an account to a login
journal-action-admit-stranger = Made an account for a new login
journal-action-take-roles = Brought roles in line with the login
journal-action-give-password = Gave their password, the code still missing
journal-action-offer-second-factor = Began two-step sign-in
journal-action-take-second-factor = Turned two-step sign-in on
journal-action-drop-second-factor = Turned two-step sign-in off
journal-action-appoint = Gave a role
journal-action-end-role = Ended a role
journal-action-make-person = Made a person
journal-action-correct-person = Corrected a person
journal-action-leave = Noted that somebody left
journal-action-make-position = Made a position
journal-action-fill-position = Filled a position
journal-action-vacate-position = Vacated a position
journal-action-make-unit = Made a unit
journal-action-place-unit = Moved a unit
journal-action-see-as = Saw the pages as somebody else
journal-action-see-as-oneself = Saw the pages as themselves again

journal-kind-account = Account
journal-kind-membership = Role
journal-kind-person = Person
journal-kind-position = Position
journal-kind-unit = Unit

covered-membership = { $count ->
    [one] 1 role
   *[other] { $count } roles
}
covered-holding = { $count ->
    [one] 1 holding of a position
   *[other] { $count } holdings of positions
}
covered-setting = { $count ->
    [one] 1 rule
   *[other] { $count } rules
}
covered-account = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}

journal-action-make-forum = Made a forum
journal-action-correct-forum = Corrected a forum
journal-action-set-rule = Set a rule
journal-action-reset-rule = Took a rule back to the standard
journal-action-reopen-proposal = Took back a decision on a proposal

journal-kind-forum = Forum
journal-kind-setting = Rule
journal-action-import-people = Took in a list of persons
journal-action-apply-configuration = Took in a configuration
