# Words for the fixed values: outcomes, sections, states, kinds and reasons.

## What became of a clause
outcome-approved = { -approved }
outcome-adopted = { -adopted }
outcome-discussed = { -discussed }
outcome-noted = { -noted }
outcome-informed = { -informed }
outcome-decided = { -decided }
outcome-carried-out = { -carried-out }
outcome-amended = { -amended }
outcome-postponed = { -postponed }
outcome-forwarded = { -forwarded }
outcome-not-adopted = { -not-adopted }
outcome-lapsed = { -lapsed }

## Sections
section-occasion = { -occasion }
section-statement = { -statement }
section-recommendation = { -recommendation }
section-history = { -history }
section-decision = { -decision }
section-attachments = { -attachments }
section-other = Other

## How far a meeting has come
state-planned = Planned
state-agenda-open = The agenda is being drawn up
state-agenda-issued = The agenda has been issued
state-in-session = The meeting is in session
state-held = Held
state-cancelled = Cancelled

## What kind of document
kind-agenda = { -agenda }
kind-supplementary-agenda = { -supplementary-agenda }
kind-minutes = { -minutes }

## What kind of forum
forum-profile-political = Political committee or council
forum-profile-administrative = Administrative forum
forum-profile-med = Co-determination committee

## What kind of case
case-kind-subject = Case
case-kind-meeting = The meeting's own case

## KLE levels
kle-level-main-group = Main group
kle-level-group = Group
kle-level-subject = Subject

## How much a finding matters
severity-hint = Hint
    .count = { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }
severity-warning = Warning
    .count = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
severity-error = Error
    .count = { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }

## What someone has to do with an item
involvement-recommended = Has recommended
involvement-presented = Has presented
involvement-remarked = Is quoted in decisions
involvement-guest = Has been a guest
involvement-absent = Did not take part

## Why an item belongs to a case
join-reason-first = The first time the case is on an agenda
join-reason-meeting-case = Standing item under the meeting's own journal number
join-reason-number-and-subject = Same journal number, and the subjects are alike ({ $alike })
join-reason-subject-only = Same subject, but another journal number or none ({ $alike } alike)
join-reason-by-hand = Put into the case by a person

## Why a document may be of a meeting that is here already
meeting-join-reason-corrected = The file is a corrected edition of a document that has been imported.
meeting-join-reason-agenda-then-minutes = The file is the minutes of a meeting whose agenda has been imported.
meeting-join-reason-minutes-then-agenda = The file is the agenda of a meeting whose minutes have been imported.
meeting-join-reason-other-layout = The file is the same meeting in another layout.
meeting-join-reason-other = The file is like a meeting that has been imported.

## Why two names may be one
alias-reason-same-words = The same words in another order or spelling
alias-reason-same-role = The same position in the same unit, written in two ways
alias-reason-first-name = A first name that fits a full name
alias-reason-other = The names are alike

## Issued documents
issued-kind-agenda = { -agenda }
issued-kind-supplementary-agenda = { -supplementary-agenda }
issued-kind-minutes = { -minutes }
issued-kind-extract = Extract
issued-kind-packet = Packet with attachments
recipients-members = Members'
    .for = The members
    .copy = Members’ copy
    .note = With closed items and attachments. Must not be published.
recipients-public = Public
    .for = The public
    .copy = Public copy
    .note = Of closed items only the neutral title is printed.

## Comparison of two issues
comparison-head-kind = Kind
comparison-head-date = Date
comparison-head-time = Time
comparison-head-place = Place
comparison-head-participants = Participants
comparison-head-preamble = Preamble
comparison-item-number = Number
comparison-item-title = Title
comparison-item-journal-number = { -journal-number }
comparison-item-slot = Time
comparison-item-openness = Openness
comparison-item-late = After the deadline
comparison-item-attachments = { -attachments }
