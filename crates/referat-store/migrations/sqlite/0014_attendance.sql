-- Who was at a meeting and at each of its items, how they voted, and what they wanted written beside the decision.

-- The letter of the party or list a seat is held for; NULL where there is none.
ALTER TABLE membership ADD COLUMN party TEXT CHECK (length(party) > 0);

-- As what somebody takes part; NULL for those an old document names.
ALTER TABLE participant ADD COLUMN seat TEXT CHECK (seat IN ('member', 'attendee', 'substitute', 'guest'));

-- Whether who was not at the meeting is said once or at each item, as the forum's rule was when it was noted: what is
-- printed of a meeting doesn't follow a rule that is set later. NULL for those an old document names.
ALTER TABLE participant ADD COLUMN said_at TEXT CHECK (said_at IN ('meeting', 'item'));

-- The party or list on the day of the vote; NULL where there is none, and for votes of old documents.
ALTER TABLE vote ADD COLUMN party TEXT CHECK (length(party) > 0);

-- NULL for a dissenting opinion; 'recorded' for what somebody wanted written beside the decision without dissenting.
ALTER TABLE dissenting_opinion ADD COLUMN kind TEXT CHECK (kind IN ('recorded'));

-- Somebody who was at the meeting and not at an item of it: away, or disqualified (inhabil). The reason is for those
-- of the forum and is never printed.
CREATE TABLE item_absence (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    cause           TEXT NOT NULL CHECK (cause IN ('away', 'disqualified')),
    reason          TEXT,
    has_left        INTEGER NOT NULL CHECK (has_left IN (0, 1)),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX item_absence_of_person ON item_absence (municipality_id, agenda_item_id, person_id)
    WHERE removed_at IS NULL;
CREATE INDEX item_absence_by_person ON item_absence (municipality_id, person_id);
