-- A second choice of variants, parcels, texts per marketplace, reasons for blanks, categories chosen once, rule packs
-- and forms brought in by file, refusals read back, and what a bundle said when it was handed over.

ALTER TABLE listing ADD COLUMN variant_axis_2 TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN parcel_weight_grams INTEGER CHECK (parcel_weight_grams > 0);
ALTER TABLE listing ADD COLUMN parcel_length_cm INTEGER CHECK (parcel_length_cm > 0);
ALTER TABLE listing ADD COLUMN parcel_width_cm INTEGER CHECK (parcel_width_cm > 0);
ALTER TABLE listing ADD COLUMN parcel_height_cm INTEGER CHECK (parcel_height_cm > 0);
ALTER TABLE listing_variant ADD COLUMN name_2 TEXT NOT NULL DEFAULT '';

CREATE TABLE listing_override (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  -- "<marketplace>/<field>"
  place TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (listing_id, place)
) STRICT;

CREATE TABLE listing_blank (
  id TEXT PRIMARY KEY,
  listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE RESTRICT,
  field TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('unknown', 'not-applicable', 'ask-again')),
  ask_on TEXT,
  UNIQUE (listing_id, field)
) STRICT;

-- Our category at a marketplace: chosen by a person once, never guessed.
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

-- A newer rule pack that came as a file. Of one pack the newest that is switched on counts.
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

-- A form the application was taught: a marketplace profile of this library.
CREATE TABLE local_profile (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL UNIQUE,
  profile TEXT NOT NULL CHECK (json_valid(profile)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- What a person chose for the unknown columns of a marketplace's own workbook, by the workbook's signature.
CREATE TABLE workbook_choice (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL,
  signature TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  chosen_at TEXT NOT NULL,
  UNIQUE (marketplace_id, signature)
) STRICT;

-- A row the marketplace refused, as its result file said.
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

-- A rule of this library: made from a refusal, so that the same mistake is caught next time.
CREATE TABLE local_rule (
  id TEXT PRIMARY KEY,
  marketplace_id TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  created_at TEXT NOT NULL
) STRICT;

-- What the bundle's rows said, so that "what changed since" can be told. Empty for bundles older than this column.
ALTER TABLE bundle ADD COLUMN snapshot TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(snapshot));
