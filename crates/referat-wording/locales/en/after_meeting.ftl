# After the meeting: what was shown at it.

attachment-shown = shown at the meeting
shown-title = Shown at the meeting
shown-none = No attachments were shown at the meeting.
shown-number = Attachment { $number }
shown-add = Add attachments that were shown at the meeting
shown-do = Add attachments
shown-close = Close the attachments
shown-ground = On what ground? The attachments are closed from the start.
shown-take-off = Take off again
shown-issued = The minutes are issued, so no more attachments can be added.

decision-unlike = The recommendation says “{ $asked }”, the decision “{ $got }”. These are not the same. If it is meant so, it is saved so.

not-now-shown-minutes-issued = The minutes are issued. Attachments can be added and taken off until then.
not-now-meeting-has-shown = Attachments that were shown at the meeting are added. Take them off before the opening is taken back.

journal-action-show-at-meeting = Added attachments shown at the meeting
journal-action-take-off-shown = Took off an attachment shown at the meeting
