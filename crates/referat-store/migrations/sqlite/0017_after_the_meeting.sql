-- What comes after the meeting: attachments that were shown at it.

-- The item at which an attachment was shown at the meeting itself. It is that item's alone, whoever else treats the paper.
ALTER TABLE attachment ADD COLUMN shown_at_item BLOB CHECK (length(shown_at_item) = 16);
CREATE INDEX attachment_by_shown_at_item ON attachment (municipality_id, shown_at_item);
