-- What came to an agenda after its deadline, and what a new issue of a document changes.

-- Why an item came after the deadline, as it is printed with it, and who decided to take it: chair or secretary. NULL
-- for what came in time.
ALTER TABLE agenda_item ADD COLUMN late_reason TEXT COLLATE "C" CHECK (length(late_reason) > 0);
ALTER TABLE agenda_item ADD COLUMN late_decided_by TEXT COLLATE "C" CHECK (late_decided_by IN ('chair', 'secretary'));

-- When a paper became ready last, in microseconds since 1970; NULL while it isn't, and for what was ready before.
ALTER TABLE paper ADD COLUMN ready_at BIGINT;

-- What a document says otherwise than the version before it, item by item, as JSON; NULL for first versions and for
-- documents that carry no record.
ALTER TABLE issued_document ADD COLUMN changes TEXT COLLATE "C";
