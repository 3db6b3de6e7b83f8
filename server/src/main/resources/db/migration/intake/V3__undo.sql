-- An import can be taken back: leads that came by it alone are removed, others are again what they were.
ALTER TABLE intake.import DROP CONSTRAINT import_state_check;
ALTER TABLE intake.import ADD CONSTRAINT import_state_check
    CHECK (state IN ('UPLOADED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'UNDOING', 'UNDONE'));
ALTER TABLE intake.import
    -- leads removed, put back as they were, and left since they were merged
    ADD COLUMN removed   bigint NOT NULL DEFAULT 0,
    ADD COLUMN corrected bigint NOT NULL DEFAULT 0,
    ADD COLUMN kept      bigint NOT NULL DEFAULT 0,
    ADD COLUMN undone_by text;
-- The sheets of a workbook, and which of them is read; none for a file of text.
ALTER TABLE intake.import
    ADD COLUMN sheets text[] NOT NULL DEFAULT '{}',
    ADD COLUMN sheet  integer NOT NULL DEFAULT 0;
