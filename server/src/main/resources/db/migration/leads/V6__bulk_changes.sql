-- Changes of many leads that can still be undone, and the leads they were made to.
CREATE TABLE bulk (
    job        text PRIMARY KEY,
    what       text NOT NULL,
    value      text,
    at         timestamptz NOT NULL,
    by_user    text NOT NULL,
    undo       text,
    undone_by  text,
    corrected  bigint NOT NULL DEFAULT 0,
    kept       bigint NOT NULL DEFAULT 0
);
CREATE INDEX bulk_at ON bulk (at DESC, job DESC);

CREATE TABLE bulk_change (
    job   text NOT NULL REFERENCES bulk (job) ON DELETE CASCADE,
    lead  bigint NOT NULL,
    PRIMARY KEY (job, lead)
);
CREATE INDEX bulk_change_lead ON bulk_change (lead);
