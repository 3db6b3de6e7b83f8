-- What a file's columns are called, in their order, so that the next file of the same kind is mapped as the last was.
ALTER TABLE intake.import ADD COLUMN header text;
CREATE INDEX import_header ON intake.import (header, id DESC) WHERE started_at IS NOT NULL;
