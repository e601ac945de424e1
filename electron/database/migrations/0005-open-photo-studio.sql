-- Photos that come in before anybody knows whose they are, what was found in them, and edits that are wishes about an
-- original rather than a turn of its place in a listing.

-- Where a photo came from, and the order there: photos without a time are sorted by it.
ALTER TABLE photo ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE photo ADD COLUMN file_order INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN camera TEXT NOT NULL DEFAULT '';
ALTER TABLE photo ADD COLUMN mark TEXT NOT NULL DEFAULT '' CHECK (mark IN ('', 'kept', 'hidden'));
ALTER TABLE photo ADD COLUMN shot TEXT CHECK (shot IN ('cover', 'close-up', 'label', 'packing', 'hand'));
-- The original of a small copy that a chat made.
ALTER TABLE photo ADD COLUMN twin_of TEXT;
-- The listing whose card it shows. No reference: the card may outlive the listing.
ALTER TABLE photo ADD COLUMN card_listing_id TEXT;
-- An edit list, see shared/photos/photo-edits.ts; '{}' is none.
ALTER TABLE photo ADD COLUMN edits TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(edits));
-- Names what the edits make of it: in addresses and in the cache. '' is none.
ALTER TABLE photo ADD COLUMN edits_key TEXT NOT NULL DEFAULT '';
-- Size after the edits.
ALTER TABLE photo ADD COLUMN finished_width_px INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN finished_height_px INTEGER NOT NULL DEFAULT 0;

UPDATE photo SET
  finished_width_px = width_px,
  finished_height_px = height_px;

-- A turn stood in every place of a photo, the same in all of them.
UPDATE photo SET
  edits = json_object('quarterTurns', turned.quarter_turns),
  edits_key = 'turned-' || turned.quarter_turns,
  finished_width_px = CASE WHEN turned.quarter_turns IN (1, 3) THEN height_px ELSE width_px END,
  finished_height_px = CASE WHEN turned.quarter_turns IN (1, 3) THEN width_px ELSE height_px END
FROM (SELECT photo_id, max(quarter_turns) AS quarter_turns FROM listing_photo GROUP BY photo_id) AS turned
WHERE photo.id = turned.photo_id AND turned.quarter_turns > 0;

ALTER TABLE listing_photo DROP COLUMN quarter_turns;

-- What undo would bring back must fit the tables: places without a turn, photos with their finished size.
UPDATE journal_change SET
  before = json_insert(before, '$.finished_width_px', json_extract(before, '$.width_px'), '$.finished_height_px', json_extract(before, '$.height_px')),
  after = json_insert(after, '$.finished_width_px', json_extract(after, '$.width_px'), '$.finished_height_px', json_extract(after, '$.height_px'))
WHERE entity = 'photo' AND operation IN ('insert', 'delete');
UPDATE journal_change SET
  before = json_remove(before, '$.quarter_turns'),
  after = json_remove(after, '$.quarter_turns')
WHERE entity = 'listing_photo';
DELETE FROM journal_change WHERE entity = 'listing_photo' AND operation = 'update' AND after = '{}';

CREATE INDEX photo_by_twin ON photo (twin_of) WHERE twin_of IS NOT NULL;
CREATE INDEX photo_by_card ON photo (card_listing_id) WHERE card_listing_id IS NOT NULL;
CREATE INDEX photo_by_name ON photo (original_name, size_bytes);
-- The order of the screen Ảnh: pages are read without sorting thousands.
CREATE INDEX photo_in_order ON photo (substr(added_at, 1, 10) DESC, folder, taken_at, file_order, id);

-- Derived: may be emptied at any time and is made again.
CREATE TABLE photo_judgement (
  photo_id TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  judgement TEXT NOT NULL CHECK (json_valid(judgement)),
  -- Taken out of it for comparing with others and for filters; codes as ",blurred,dark,".
  hash TEXT NOT NULL,
  sharpness REAL NOT NULL,
  exposure REAL NOT NULL,
  flag_codes TEXT NOT NULL,
  -- Found by looking at others; 0: not yet held against them.
  is_compared INTEGER NOT NULL DEFAULT 0 CHECK (is_compared IN (0, 1)),
  duplicate_of TEXT REFERENCES photo (id) ON DELETE SET NULL,
  burst_best TEXT REFERENCES photo (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;

-- What the label reader read, kept because it takes seconds.
CREATE TABLE photo_label (
  photo_id TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading))
) STRICT, WITHOUT ROWID;
