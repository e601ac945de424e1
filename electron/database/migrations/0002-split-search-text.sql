-- One table of words for each kind and each form. In a common table FTS5 tells kinds and columns apart only by walking
-- every row that holds the word: a hundred thousand of them for the initials of a SKU.
-- Derived data: what was indexed is dropped, and made anew at this opening because no row is left.
DROP TABLE search_text;
DROP TABLE search_row;

CREATE TABLE search_row (
  -- Rowid of the words in both tables of its kind; the newest is the highest.
  search_rowid INTEGER PRIMARY KEY,
  entity_id TEXT NOT NULL UNIQUE,
  entity TEXT NOT NULL CHECK (entity IN ('household', 'listing')),
  -- The name in Vietnamese alphabetical order; of a household the given name first, as class lists do.
  sort_key TEXT NOT NULL
) STRICT;
CREATE INDEX search_row_by_name ON search_row (entity, sort_key);

-- Prefixes up to seven letters, the longest Vietnamese syllable (nghiêng): without an index of its length FTS5 gathers
-- every row of a prefix before it gives the first.
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

-- FTS5 keeps deleted words until it merges; phone numbers must not outlive their household. Kept in the tables themselves.
INSERT INTO search_household_exact (search_household_exact, rank) VALUES ('secure-delete', 1);
INSERT INTO search_household_folded (search_household_folded, rank) VALUES ('secure-delete', 1);
INSERT INTO search_listing_exact (search_listing_exact, rank) VALUES ('secure-delete', 1);
INSERT INTO search_listing_folded (search_listing_folded, rank) VALUES ('secure-delete', 1);
