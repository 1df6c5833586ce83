# Roles and actions: the table of who may do what.

role-staff = Everyone who is signed in
role-reader = Reader
role-author = Author
role-approver = Approver
role-substitute = Substitute
role-member = Member
role-chair = Chair
role-secretary = Secretary
role-administrator = Administrator

## Actions: "You may not …"
action-look-around = see what is open
action-print-document = print what one may see
action-keep-own-data = see and correct one's own data
action-answer-invitation = answer invitations
action-check-up = see the check-up of a meeting
action-silence-finding = let a finding stand
action-explain-abbreviation = keep the forum's short forms
action-plan-meetings = plan, move and call off the forum's meetings
action-invite-to-meeting = call people to meetings and note apologies for others
action-keep-rooms = keep the list of rooms
action-issue-document = issue documents
action-set-openness = close and open items and attachments
action-import-minutes = move old minutes in
action-decide-proposal = decide proposals
action-join-cases = join cases and split them
action-read-journal = read the forum's journal
action-read-whole-journal = read the whole municipality's journal
action-appoint-to-forum = give and end roles in the forum
action-appoint-officer = appoint chair, secretary and administrator
action-keep-people = keep persons, positions and units
action-keep-accounts = invite people and shut accounts
action-keep-forums = make forums and set their rules
action-set-configuration = set the municipality's rules
action-set-look = set the look of documents
action-load-register = load KL's register of subjects
action-see-as = see the pages as another role

either = { $those } or { $last }

access-title = Who may do what
access-lead = This is the table the program itself looks things up in. A role counts in the forum it is given in; the administrator's counts everywhere.
access-yes = may
access-no = may not
