-- A learned form is kept as what was said about each of its columns; its profile is made from that.
ALTER TABLE local_profile RENAME COLUMN profile TO form;
-- The workbook that is filled, emptied, as base64 so that the journal can hold it; NULL for files of text.
ALTER TABLE local_profile ADD COLUMN template TEXT;
