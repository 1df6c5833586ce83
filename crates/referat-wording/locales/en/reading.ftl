# A reader's own reading: read and unread, what has changed since, notes, marked passages, and what a forum shares.

read-state-new = New
read-state-changed = Changed since you read it
read-state-moved = Moved since you read it
read-state-read = Read
change-kind-text = text
change-kind-attachments = attachments
change-kind-people = people
change-kind-openness = open or closed
change-kind-slot = time
change-kind-number = number
read-place-number = Number
read-place-subject = Subject
read-place-slot = Time
read-place-presenters = Presented by
read-place-guests = Guests
read-place-openness = Open or closed

read-title = Your reading
read-since = Since you read it last ({ $when })
read-at = read { $when }
read-do = Mark as read
read-do-next = Read – go to the next unread
read-undo = Mark as unread
read-next = Next unread
read-progress = { $read } of { $all } read
read-unread-title = Unread items: { $meeting }
read-only-unread = Show unread only
read-show-all = Show all items
read-none-unread = You have read all the items.
read-all-do = Mark all as read
read-all-undo = Mark all as unread
read-attachments = Attachments
attachment-was-added = New attachment: { $title }
attachment-was-replaced = New version of the attachment { $title }
attachment-has-arrived = The attachment { $title } can be read now
attachment-was-renamed = The attachment { $from } is called { $to } now
attachment-was-removed = The attachment { $title } is taken off
read-is-read = The item is marked as read.
read-is-unread = The item is marked as unread.
read-all-is-read = All items are marked as read.
read-all-is-unread = All items are marked as unread.
read-all-was-last = The item is marked as read. Nothing else on the meeting is unread.
not-now-read-changed = The item changed while you were reading. Look at what is new, and mark it as read then.

note-title = My notes
note-lead = Only you can see them, also when the item changes. They are in no journal, document or search, and are not printed.
note-label = Note
note-keep = Keep the note
note-remove = Remove the note
note-undo = Undo the last change
note-is-kept = The note is kept.
note-is-removed = The note is removed. You can undo that for 14 days.
note-is-undone = The change is undone.
not-valid-note-too-long = The note is too long. There is room for 20,000 characters.
not-now-note-outdated = The note was changed elsewhere in the meantime. What you wrote is still in the field; keep it again to let it count.
not-now-note-no-earlier = There is nothing to undo.

passage-title = Marked passages
passage-none = You have marked nothing.
passage-has-moved = Stands among other words now
passage-is-gone = No longer in the text
passage-remove = Remove the mark
passage-add = Mark a passage of the text
passage-words = The words as they stand in the item
passage-remark = Your remark (can be left out)
passage-do = Mark
passage-selected = Mark the selection
passage-is-marked = The passage is marked.
passage-is-removed = The mark is removed.
not-valid-passage-empty = Write the words to be marked.
not-valid-passage-too-long = That is too long. There is room for 2,000 characters.
not-valid-passage-not-there = Those words do not stand together in the item's text. Mark within one section.
not-now-passage-again = The passage is marked already.
not-now-passages-too-many = There is no room for more marks on the item.

remarks-title = Shared remarks
remarks-lead = Seen by those of the forum, and never printed. They belong to the forum, and access to them may be asked for.
remarks-none = Nobody has written anything.
remarks-by = { $by }, { $when }
remarks-label = Remark to the others
remarks-do = Share the remark
remarks-remove = Remove the remark
remarks-is-shared = The remark is shared.
remarks-is-removed = The remark is removed.
not-now-remarks-off = The forum does not share remarks.
rule-name-shared-remarks = Shared remarks
    .hint = Whether those of the forum can write to each other on its items. Access to what they write may be asked for.
action-keep-own-reading = mark what is read and write notes to oneself
action-share-remark = write to the others of the forum on an item
journal-action-share-remark = Shared a remark
journal-action-remove-shared-remark = Removed a shared remark
covered-shared-remark = { $count ->
    [one] 1 shared remark
   *[other] { $count } shared remarks
}

account-reading = Notes, marked passages and what is read
account-reading-lead = Only you can see it. It comes along when you fetch your data, and is deleted when you leave.
account-reading-none = You have written no notes, and marked no passages and no items as read.
account-reading-counts = { $read ->
    [one] 1 item is marked as read
   *[other] { $read } items are marked as read
}. { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}. { $passages ->
    [one] 1 marked passage
   *[other] { $passages } marked passages
}.
account-reading-gone = An item you can no longer see
account-reading-removed-note = Removed; can be undone on the item
account-reading-forget = Delete all of it
account-reading-forget-hint = It can't be undone.
account-reading-forget-sure = Yes, delete all my notes, marks and what I have read
account-reading-is-forgotten = Your notes, marks and what you have read are deleted.
about-key-read = Marks the item as read and goes to the next unread
about-key-mark = Marks the selected text
