# Papers on their way: writing, handing in, approving.

way-papers = Papers
papers-title = Papers
papers-lead = What is on its way to a meeting, and what waits for you.
papers-to-approve = For you to approve
papers-to-approve-none = No papers wait for your approval.
papers-to-place = Ready for an agenda
papers-to-place-none = No papers wait for a place.
papers-own = My papers
papers-own-none = You aren't writing any paper.
papers-meetings = Meetings to come whose agendas you build
papers-column-title = Title
papers-column-forum = Forum
papers-column-state = State
papers-column-author = Author
papers-column-due = Due

paper-new-title = New paper
paper-new = Begin a paper
paper-new-lead = Choose forum and kind. The rest is written on the next page and saved on the way.
paper-new-none = You don't write for any forum. Ask the forum's secretary for the role of author.
paper-new-forum = Forum
paper-new-kind = Kind
paper-new-number-hint = The number from the register, for example 00.30.00-P00-5-26. It can wait.
paper-new-due = Ready by
paper-new-due-hint = The day the text has to be finished.
paper-begin = Begin writing

paper-untitled = Untitled
paper-write-title = Write: { $title }
paper-write = Write
paper-write-lead = Each field is saved by itself while you write.
paper-write-closed = The paper is handed in and isn't written now.
paper-not-plain = The text has tables or other things that only the editor can change. Turn JavaScript on to change it.
paper-save = Save
paper-field-title = Title
paper-field-journal-number = Journal number
paper-field-recommenders = Who recommends
paper-field-clauses = Recommendation, clause by clause
paper-see = See the paper
paper-kind = Kind
paper-state = State
paper-author = Author
paper-due = Due
paper-number = Journal number
paper-placed = Agendas
paper-placed-issued = issued
paper-placed-open = being built
paper-waits-for = Waits for { $step }
paper-missing = Before the paper can be handed in, these are missing:
paper-empty = Nothing is written yet.
paper-submit = Hand in
paper-submit-hint = The text is frozen as a version. It can't be changed while it waits for approval.
paper-approve = Approve
paper-return = Return
paper-return-hint = Say what has to be changed. The author sees it.
paper-reopen = Open for changes
paper-reopen-hint = The paper has to be handed in again afterwards.
paper-withdraw = Withdraw
paper-take-up = Take up again
paper-approvals = Approval
paper-approvals-none = Nobody has decided yet.
paper-step-approved = Approved
paper-step-returned = Returned
paper-remarks = Remarks
paper-remarks-hint = Remarks are seen by those who work on the paper. They are never printed.
paper-remarks-none = No remarks.
paper-remark = Remark
paper-remark-write = Write the remark
paper-remark-settle = Dealt with
paper-remark-unsettle = Not dealt with after all
paper-remark-settled = dealt with
paper-files = Attachments
paper-files-none = No attachments.
paper-files-add = Add attachments
paper-files-hint = PDF, Word, Excel, PowerPoint, pictures and text, at most 32 MB a file. A file of the same name becomes a new version.
paper-file-version = version { $version }
paper-file-up = Move up
paper-file-down = Move down
paper-file-off = Take off
paper-file-rename = Change title
paper-file-title = Title
paper-file-close = Close the attachment
paper-file-open = Open the attachment
paper-files-refused = These files were not kept:
paper-closure = Closed to the public
paper-closure-is = The paper is to be treated behind closed doors.
paper-closure-none = The paper is open.
paper-closure-ground = Ground
paper-closure-ground-hint = For example kommunestyrelsesloven § 10, stk. 1.
paper-closure-title = Neutral title
paper-closure-title-hint = What others see. Empty gives the standard one.
paper-close = Close the paper
paper-open = Make the paper open

paper-kind-decision = Decision
paper-kind-discussion = Discussion
paper-kind-information = Information
paper-kind-theme = Theme
paper-kind-approval = Approval of agenda and minutes
paper-kind-miscellaneous = Announcements and any other business
paper-state-drafting = Being written
paper-state-in_approval = Waits for approval
paper-state-ready = Ready
paper-state-withdrawn = Withdrawn

guidance-title = Short, and so that others find the matter again. Forum, time and presenter are added by themselves.
guidance-journal-number = The number from the register. The field may be empty.
guidance-recommenders = One position on each line, for example Chefen for Økonomi & Stab.
guidance-clauses = One clause for each thing to be decided. In Danish they begin with "at".
guidance-section-occasion = Why does the matter come now? A few lines.
guidance-section-statement = Tell the matter so that it can be read without attachments: background, possibilities, consequences. Name the figures that matter.
guidance-section-recommendation = Write here only if there is more to say than who recommends what.
guidance-section-attachments = Attachments are added on the paper's page. Write here only if the list needs explaining.
guidance-section-history = What other forums have decided before.
guidance-section-decision = Written at the meeting.
guidance-section-other = What belongs under the heading. Fill it in only if it matters to the decision.

not-now-paper-not-drafting = The paper is handed in and isn't written now. Open it for changes first.
not-now-paper-not-in-approval = The paper doesn't wait for an approval. Load the page again to see how far it has come.
not-now-paper-withdrawn = The paper is withdrawn. Take it up again first.
not-now-paper-not-withdrawn = The paper isn't withdrawn.
not-now-paper-not-ready = The paper isn't ready yet. It has to be handed in and approved first.
not-now-paper-incomplete = Something is missing before the paper can be handed in. The list is on the paper's page.
not-now-own-paper = Nobody approves what they wrote themselves. Ask another approver.
not-valid-return-reason = Say why the paper is returned, so that its author knows what to change.
not-valid-remark-empty = Write the remark.
not-valid-paper-title = Write a title.
not-valid-paper-kind = Choose what kind of paper it is.
not-valid-forum = Choose a forum.
not-valid-case = There is no such case. Write its journal number instead.
not-valid-journal-number = This is no journal number. A journal number looks like this: 00.30.00-P00-5-26.
not-valid-field-form = The text couldn't be read. Load the page again.
not-valid-field-too-long = The text is too long. Divide it, or put some of it into an attachment.
not-valid-closure-ground = Write the ground for closing, in at most 300 characters.
not-valid-attachment-title = Write a title of at most 200 characters.
not-kept-active-content = The file has content that a browser would run (HTML or SVG). Save it as PDF.
not-kept-kind-of-file = Files of this kind can't be attachments. Use PDF, Word, Excel, PowerPoint, pictures or text.
not-kept-too-large-unpacked = The file becomes far too large when it is unpacked. Save it as PDF.
not-kept-macros = The file has macros. Save it without, for example as .docx, or as PDF.

action-write-paper = write papers for the forum
action-approve-paper = approve papers on their way to the forum
action-build-agenda = build the forum's agendas

rule-name-approval-steps = Steps of approval
    .hint = Who has to approve a paper before it is ready: one step on each line. Empty gives no steps.

journal-action-begin-paper = Began a paper
journal-action-close-paper = Changed whether a paper is closed
journal-action-attach-to-paper = Attached files to a paper
journal-action-change-paper-file = Changed an attachment of a paper
journal-action-submit-paper = Handed a paper in
journal-action-approve-paper = Approved a paper
journal-action-return-paper = Returned a paper
journal-action-reopen-paper = Opened a paper for changes
journal-action-withdraw-paper = Withdrew a paper
journal-action-take-up-paper = Took a paper up again
journal-action-remark-on-paper = Wrote a remark on a paper
journal-action-settle-remark = Dealt with a remark
journal-action-begin-agenda = Began an agenda
journal-action-place-on-agenda = Put a paper on an agenda
journal-action-issue-agenda = Issued an agenda
journal-kind-paper = Paper

covered-approval = { $count ->
    [one] 1 approval
   *[other] { $count } approvals
}
covered-paper-attachment = { $count ->
    [one] 1 attachment of a paper
   *[other] { $count } attachments of papers
}
covered-paper-remark = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
covered-paper-template = { $count ->
    [one] 1 template
   *[other] { $count } templates
}

templates-title = Templates: { $forum }
templates-link = Templates
templates-lead = Which sections a paper has, in which order, and what its author is told. Papers that have been begun keep their sections.
template-change = Change the template
template-hint = Sections stand in the order of their places. A section without a heading is taken out.
template-is-required = required
template-new-section = New section
template-place = Place
template-heading = Heading
template-kind = The section is
template-guidance = Guidance for the author (never printed)
template-required = Has to be filled in before the paper is handed in
template-keep = Save the template
template-kept = The template is saved.
action-keep-templates = keep the templates of the forum's papers
journal-action-keep-template = Changed a template
not-valid-template-headings = Each section needs a heading of its own, of 120 characters at most.
not-valid-template-count = A template has between 1 and 20 sections.
not-valid-template-kinds = A template can have one recommendation and one list of attachments only.
not-valid-template-guidance = The guidance is too long. It can be 2,000 characters at most.
not-now-template-unchanged = The template is so already.

cli-demo-paper-placed = Strategy for management information
cli-demo-paper-waiting = A common welcome to new managers
cli-demo-paper-written = House rules for the meeting rooms
cli-demo-paper-occasion = In the autumn the directors asked for a proposal that the forum can discuss before a plan is made.
cli-demo-paper-recommender = Kommunaldirektøren
cli-demo-paper-clause = at Chefforum drøfter oplægget
journal-action-explain-late = Wrote why an item came after the deadline

# Which case a paper belongs to
case-title = The case
case-choose = Choose case
case-choose-title = Choose the case of { $title }
case-choose-lead = The paper follows its case through the years. Choose the case it belongs to, or begin a new one. That can be changed until it has stood on an agenda.
case-search = Find a case
case-search-hint = A journal number, the beginning of one, or words of the case.
case-search-new-hint = A journal number, the beginning of one, or words of the case. Nothing searches by the title.
case-find = Find
case-which = Which case
case-new = A new case
case-new-number = The new case's journal number
case-none-found = No case is like it. Begin a new one, or search with other words.
kle-suggested = Subjects of KLE the text points to
kle-suggested-hint = A suggestion: you choose. The case system gives the number its serial and year.
kle-points = Pointing to it:
kle-precedent = So it was filed before:
paper-versions = Versions
paper-versions-count =
    { $count ->
        [one] 1 version
       *[other] { $count } versions
    }
versions-title = Versions of { $title }
versions-lead = A version is frozen when the paper is handed in or comes onto an agenda. Compare two of them word by word.
versions-one = There is only one version to see.
versions-from = From
versions-to = To
versions-compare = Compare
versions-version = Version { $number }, { $when }
versions-now = As it is now
versions-same = The two say the same.
journal-action-choose-case = Chose a paper's case
not-now-paper-has-stood = The paper has stood on an agenda and belongs to the case it was treated under.
not-valid-case-is-its-own = The paper belongs to that case already.
