-- A file people ask for by a form. Its pieces are kept by revision, so that one being read while it is replaced is read to its end.
CREATE TABLE asset (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    file        text NOT NULL,
    bytes       bigint NOT NULL,
    revision    integer NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL
);
CREATE INDEX asset_changed ON asset (changed_at DESC, id DESC);

CREATE TABLE asset_piece (
    asset     text NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    revision  integer NOT NULL,
    number    integer NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (asset, revision, number)
);
ALTER TABLE asset_piece ALTER COLUMN bytes SET STORAGE EXTERNAL; -- such files are compressed already

-- Who got what, and by which submission; counted again each time it is opened.
CREATE TABLE download (
    asset       text NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    submission  text NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
    lead        bigint NOT NULL,
    at          timestamptz NOT NULL,
    times       integer NOT NULL DEFAULT 1,
    PRIMARY KEY (asset, submission)
);
CREATE INDEX download_asset ON download (asset, at DESC, submission DESC);
CREATE INDEX download_lead ON download (lead);
CREATE INDEX download_submission ON download (submission);

-- What is answered in which language, and the consents that wait to be confirmed from the mailbox.
ALTER TABLE submission
    ADD COLUMN language text NOT NULL DEFAULT 'en',
    ADD COLUMN unconfirmed text[] NOT NULL DEFAULT '{}',
    ADD COLUMN confirmed_at timestamptz;
