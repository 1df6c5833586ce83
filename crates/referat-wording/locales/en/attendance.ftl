# Attendance, quorum, votes, dissenting opinions and disqualification.

attendance-title = Attendance: { $meeting }
attendance-link = Attendance
attendance-lead = One press a person. Apologies are known beforehand, and everything can be corrected, after the meeting too.
attendance-is-off = The forum doesn't note attendance. That is changed in the forum's rules.
attendance-not-now = The meeting isn't open. Open it on the meeting's page before attendance and votes are noted.
attendance-people = Participants
attendance-nobody = Nobody is called, and nobody holds a role in the forum on the day.
attendance-column-noted = Attendance
attendance-not-noted = Not noted yet
attendance-instead-of = Substitute for { $name }
attendance-undo = Undo
attendance-clear = Delete what is noted
attendance-late-or-early = Came later or left earlier
attendance-came-at = Came at
attendance-left-after = Left after
attendance-from-start = The meeting's beginning
attendance-to-end = The meeting's end
attendance-stay-save = Save
attendance-stay-noted = It is noted which items they took part in.
attendance-from = Was there from item { $from }.
attendance-until = Was there up to and including item { $until }.
attendance-from-until = Was there from item { $from } up to and including item { $until }.
attendance-out-in-between = Was out at some items.
attendance-note-rest = Note the rest
attendance-note-rest-hint = Those who aren't noted stand as present; those who have sent an apology as apology.
attendance-rest-noted = Everyone is noted.
attendance-substitute-save = Note the substitute
attendance-substitute-noted = The substitute is noted.
attendance-away = Did not take part
attendance-quorum = { $there } with a vote present of { $members } members. The forum can decide.
attendance-no-quorum = Only { $there } with a vote present of { $members } members. The forum has no quorum: at least { $needed } have to be there (kommunestyrelsesloven § 11).

attended-present = Present
attended-absent = Absent
attended-apology = Apology
attended-substitute = Present as substitute
away-cause-away = out
away-cause-disqualified = disqualified

part-title = Attendance and votes, item { $number }: { $title }, { $meeting }
part-link = Correct attendance and votes
part-heading = Attendance and votes
part-is-off = The forum notes neither attendance at items nor votes. That is changed in the forum's rules.
part-people = Participants in the item
part-column-state = Takes part
part-out = Was out
part-back = Was there
part-noted = Who took part is noted.
part-has-left = left the room
part-disqualified = Disqualified
part-disqualified-change = Correct the disqualification
part-disqualified-reason = Why
part-disqualified-hint = Seen by the forum's members and secretariat only, and never printed. The forum decides whether somebody is disqualified (kommunestyrelsesloven § 14).
part-left-the-room = Left the room
part-disqualified-save = Note as disqualified
part-disqualified-why = { $name } is disqualified, because: { $reason } (Seen by the forum only.)
part-reason = Reason: { $reason }
part-guests = Guests at the item
part-no-guests = No guests.
part-guest-name = The guest's name
part-guest-add = Add guest
part-guest-noted = The guests are corrected.
part-take-back = Undo

voted-for = For
voted-against = Against
voted-abstained = Abstained
vote-heading = Vote
vote-none = No votes are noted.
vote-tally = For: { $for }. Against: { $against }. Abstained: { $abstained }.
vote-silent = { $count ->
    [one] One vote is missing: { $names }.
   *[other] { $count } votes are missing: { $names }.
 }
vote-who = Who
vote-what = Vote
vote-everyone = Everyone who hasn't voted
vote-party = Group { $party }
vote-hint = A press on a group counts for those of it who are there and haven't voted. A press on a vote that is given takes it back.
vote-noted = The votes are noted.

dissent-heading = Dissenting opinions and recorded statements
dissent-none = None.
dissent-is-dissent = dissenting opinion
dissent-is-recorded = recorded statement
dissent-by = By
dissent-kind = Kind
dissent-words = Words
dissent-words-hint = Anyone who takes part may have their dissent briefly entered in the minutes (kommunestyrelsesloven § 13).
dissent-add = Add
dissent-noted = The statements are corrected.

party-label = Party or list
party-hint = The letter after the name: “Danni Olsen (O)”. Empty where there is none.
party-save = Save the letter
party-saved = The letter is saved.

not-now-attendance-off = The forum doesn't note attendance.
not-now-attendance-not-per-item = The forum doesn't note attendance at each item.
not-now-attendance-all-noted = Everyone is noted.
not-now-attendance-has-voted = They have voted at an item, so they were there. Take the vote back first.
not-now-attendance-member-there = A substitute can be noted only for a member who isn't there.
not-now-attendance-not-there = They are not noted as present at the meeting.
not-now-guest-noted = The guest is there already.
not-now-votes-off = The forum doesn't note votes and dissenting opinions.
not-valid-attendance-substitute-of = Choose for whom the substitute comes.
not-valid-attendance-backwards = They can't have left before they came.
not-valid-disqualified-reason = Write why they are disqualified.
not-valid-guest-name = Write the guest's name, at most 100 characters.
not-valid-vote-no-seat = Only members and their substitutes can vote.
not-valid-vote-not-there = They were not at the item and can't vote.
not-valid-vote-disqualified = They are disqualified at the item and can't vote.
not-valid-vote-twice = Nobody can vote twice.
not-valid-vote-nobody = Nobody of the group can vote: they have voted or aren't there.
not-valid-dissent-empty = Write the statement's words.
not-valid-dissent-too-long = A statement has to be brief: at most 2,000 characters.
not-valid-dissent-not-there = Only somebody who has a vote and takes part in the item can have something recorded.
not-valid-party = Write a letter or a short name, at most ten letters and digits without spaces.

rule-name-attendance = Attendance is noted
    .hint = Rules of procedure may want each item to say who did not take part.
rule-name-quorum = Quorum
    .hint = Where members are missing, a warning stands at the item. It keeps nobody from writing a decision.
rule-name-votes = Votes and dissenting opinions are noted
    .hint = How members voted is to appear in the minutes. The letters of groups suffice where they vote as one.
rule-choice-none = No
rule-choice-meeting = Once for the meeting
rule-choice-item = For each item
rule-choice-half = At least half of the members are present

journal-action-note-attendance = Noted attendance
journal-action-note-substitute = Noted a substitute
journal-action-note-stay = Noted when somebody came or left
journal-action-note-item-attendance = Noted who took part in an item
journal-action-note-item-guest = Noted a guest at an item
journal-action-forget-item-guest = Took a guest off an item
journal-action-record-votes = Noted votes
journal-action-record-dissent = Added a dissenting opinion
journal-action-record-statement = Recorded a statement
journal-action-forget-dissent = Took a statement off a decision
journal-action-set-party = Set a member's party or list
covered-item-absence = { $count ->
    [one] one absence from an item
   *[other] { $count } absences from items
 }
