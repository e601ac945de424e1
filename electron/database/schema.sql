-- Generated from migrations/, to be read. Never run.

CREATE TRIGGER bundle_is_immutable BEFORE UPDATE ON bundle
BEGIN
  SELECT RAISE (ABORT, 'a receipt is never changed');
END;

CREATE TABLE bundle (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  marketplace_id TEXT NOT NULL,
  marketplace_name TEXT NOT NULL,
  name TEXT NOT NULL,
  folder TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('zip', 'folder')),
  listings INTEGER NOT NULL,
  pictures INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  manifest TEXT NOT NULL CHECK (json_valid(manifest)),
  created_at TEXT NOT NULL
, snapshot TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(snapshot))) STRICT;

CREATE INDEX bundle_by_household ON bundle (household_id, created_at);

CREATE TABLE category_choice (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL,
  -- "<OCOP set>" or "<OCOP set>/<own category>"
  own_key TEXT NOT NULL,
  their_id TEXT NOT NULL,
  their_label TEXT NOT NULL,
  chosen_at TEXT NOT NULL,
  UNIQUE (marketplace_id, own_key)
) STRICT;

CREATE TABLE certificate (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  issuer TEXT NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 1 AND 5),
  issued_on TEXT,
  expires_on TEXT
) STRICT;

CREATE INDEX certificate_by_expiry ON certificate (expires_on);

CREATE INDEX certificate_by_listing ON certificate (listing_id, position);

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  purpose TEXT NOT NULL,
  marketplace_id TEXT,
  text_version TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  withdrawn_at TEXT
) STRICT;

CREATE INDEX consent_by_household ON consent (household_id);

CREATE TABLE draft (
  -- The listing's id, or 'new:' and the household's id.
  slot TEXT PRIMARY KEY,
  listing_id TEXT REFERENCES listing (id) ON DELETE CASCADE,
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE CASCADE,
  form TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE household (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  commune_code TEXT NOT NULL,
  hamlet TEXT NOT NULL,
  old_address TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('household', 'cooperative')),
  cooperative_name TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX household_by_name ON household (name);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  input TEXT NOT NULL CHECK (json_valid(input)),
  view TEXT NOT NULL CHECK (json_valid(view)),
  started_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;

CREATE INDEX job_by_start ON job (started_at);

CREATE TABLE journal_batch (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name_key TEXT NOT NULL,
  name_params TEXT NOT NULL CHECK (json_valid(name_params)),
  actor TEXT NOT NULL,
  device_id TEXT NOT NULL,
  at TEXT NOT NULL,
  undoes TEXT REFERENCES journal_batch (id),
  undone_by TEXT REFERENCES journal_batch (id)
) STRICT;

CREATE TABLE journal_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id TEXT NOT NULL UNIQUE,
  batch_id TEXT NOT NULL REFERENCES journal_batch (id),
  -- Hybrid logical clock: orders changes of two laptops that never meet but by stick.
  hlc TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  -- The record a person thinks of: the listing of a variant, the household of a consent.
  root_id TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;

CREATE INDEX journal_change_by_batch ON journal_change (batch_id);

CREATE INDEX journal_change_by_entity ON journal_change (entity, entity_id, seq);

CREATE INDEX journal_change_by_root ON journal_change (root_id, seq);

CREATE INDEX journal_change_by_sha256 ON journal_change (json_extract(after, '$.sha256'))
WHERE entity = 'photo' AND operation = 'insert';

CREATE INDEX journal_change_by_sku ON journal_change (json_extract(before, '$.sku'))
WHERE entity IN ('listing', 'listing_variant') AND before IS NOT NULL;

CREATE TABLE listing (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  ocop_set INTEGER CHECK (ocop_set BETWEEN 1 AND 26),
  category TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  description TEXT NOT NULL,
  origin TEXT NOT NULL,
  price_dong INTEGER CHECK (price_dong >= 0),
  unit TEXT NOT NULL,
  net_weight_grams INTEGER CHECK (net_weight_grams > 0),
  stock INTEGER CHECK (stock >= 0),
  packing TEXT NOT NULL,
  variant_axis TEXT NOT NULL,
  harvest_months TEXT NOT NULL CHECK (json_valid(harvest_months)),
  shelf_life_days INTEGER CHECK (shelf_life_days > 0),
  storage TEXT NOT NULL,
  brand TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
, variant_axis_2 TEXT NOT NULL DEFAULT '', parcel_weight_grams INTEGER CHECK (parcel_weight_grams > 0), parcel_length_cm INTEGER CHECK (parcel_length_cm > 0), parcel_width_cm INTEGER CHECK (parcel_width_cm > 0), parcel_height_cm INTEGER CHECK (parcel_height_cm > 0)) STRICT;

CREATE INDEX listing_by_household ON listing (household_id);

CREATE INDEX listing_by_name ON listing (name);

CREATE INDEX listing_by_updated ON listing (updated_at);

CREATE TABLE listing_blank (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  field TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('unknown', 'not-applicable', 'ask-again')),
  ask_on TEXT,
  UNIQUE (listing_id, field)
) STRICT;

CREATE TABLE listing_check (
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
  marketplace_id TEXT NOT NULL,
  basis TEXT NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  fixable INTEGER NOT NULL,
  PRIMARY KEY (listing_id, marketplace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing_override (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  -- "<marketplace>/<field>"
  place TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (listing_id, place)
) STRICT;

CREATE TABLE listing_photo (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  photo_id TEXT NOT NULL REFERENCES photo (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  UNIQUE (listing_id, photo_id)
) STRICT;

CREATE INDEX listing_photo_by_listing ON listing_photo (listing_id, position);

CREATE INDEX listing_photo_by_photo ON listing_photo (photo_id);

CREATE TABLE listing_variant (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  price_dong INTEGER CHECK (price_dong >= 0),
  stock INTEGER CHECK (stock >= 0),
  net_weight_grams INTEGER CHECK (net_weight_grams > 0)
, name_2 TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX listing_variant_by_listing ON listing_variant (listing_id, position);

CREATE TABLE local_profile (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL CHECK (json_valid(form)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
, template TEXT) STRICT;

CREATE TABLE local_rule (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  original_name TEXT NOT NULL,
  format TEXT NOT NULL,
  width_px INTEGER NOT NULL CHECK (width_px >= 0),
  height_px INTEGER NOT NULL CHECK (height_px >= 0),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  has_gps INTEGER NOT NULL CHECK (has_gps IN (0, 1)),
  taken_at TEXT,
  refusal TEXT,
  added_at TEXT NOT NULL
, folder TEXT NOT NULL DEFAULT '', file_order INTEGER NOT NULL DEFAULT 0, camera TEXT NOT NULL DEFAULT '', mark TEXT NOT NULL DEFAULT '' CHECK (mark IN ('', 'kept', 'hidden')), shot TEXT CHECK (shot IN ('cover', 'close-up', 'label', 'packing', 'hand')), twin_of TEXT, card_listing_id TEXT, edits TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(edits)), edits_key TEXT NOT NULL DEFAULT '', finished_width_px INTEGER NOT NULL DEFAULT 0, finished_height_px INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX photo_by_card ON photo (card_listing_id) WHERE card_listing_id IS NOT NULL;

CREATE INDEX photo_by_name ON photo (original_name, size_bytes);

CREATE INDEX photo_by_twin ON photo (twin_of) WHERE twin_of IS NOT NULL;

CREATE INDEX photo_in_order ON photo (substr(added_at, 1, 10) DESC, folder, taken_at, file_order, id);

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

CREATE TABLE photo_label (
  photo_id TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading))
) STRICT, WITHOUT ROWID;

CREATE TABLE rejection (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL,
  -- The listing the SKU named; it may have been removed since, the refusal stays a fact.
  listing_id TEXT,
  sku TEXT NOT NULL,
  reason TEXT NOT NULL,
  file_name TEXT NOT NULL,
  received_at TEXT NOT NULL,
  resolved_at TEXT
) STRICT;

CREATE INDEX rejection_by_listing ON rejection (listing_id);

CREATE TABLE rule_pack (
  id TEXT PRIMARY KEY,
  pack_id TEXT NOT NULL,
  revision TEXT NOT NULL,
  -- The signed bytes as they came, and the signature, so that they can be proved again.
  content TEXT NOT NULL,
  signature TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  imported_at TEXT NOT NULL,
  UNIQUE (pack_id, revision)
) STRICT;

CREATE VIRTUAL TABLE search_household_exact USING fts5 (
  words,
  tokenize = "unicode61 remove_diacritics 0",
  prefix = '1 2 3 4 5 6 7'
);

CREATE VIRTUAL TABLE search_household_folded USING fts5 (
  words,
  tokenize = "unicode61 remove_diacritics 0",
  prefix = '1 2 3 4 5 6 7'
);

CREATE VIRTUAL TABLE search_listing_exact USING fts5 (
  words,
  tokenize = "unicode61 remove_diacritics 0",
  prefix = '1 2 3 4 5 6 7'
);

CREATE VIRTUAL TABLE search_listing_folded USING fts5 (
  words,
  tokenize = "unicode61 remove_diacritics 0",
  prefix = '1 2 3 4 5 6 7'
);

CREATE TABLE search_row (
  -- Rowid of the words in both tables of its kind; the newest is the highest.
  search_rowid INTEGER PRIMARY KEY,
  entity_id TEXT NOT NULL UNIQUE,
  entity TEXT NOT NULL CHECK (entity IN ('household', 'listing')),
  -- The name in Vietnamese alphabetical order; of a household the given name first, as class lists do.
  sort_key TEXT NOT NULL
) STRICT;

CREATE INDEX search_row_by_name ON search_row (entity, sort_key);

CREATE TABLE setting (
  id TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE workbook_choice (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL,
  signature TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  chosen_at TEXT NOT NULL,
  UNIQUE (marketplace_id, signature)
) STRICT;
