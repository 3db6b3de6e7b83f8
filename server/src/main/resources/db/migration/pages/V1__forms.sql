-- A form keeps its id for life: it stands in its address, and events name it.
CREATE TABLE form (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    published   integer,
    open        boolean NOT NULL DEFAULT false,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL
);
CREATE INDEX form_changed ON form (changed_at DESC, id DESC);

-- Published versions never change: they are what people agreed to. At most one version, the newest, is a draft.
CREATE TABLE version (
    form          text NOT NULL REFERENCES form (id),
    number        integer NOT NULL,
    definition    jsonb NOT NULL,
    changed_at    timestamptz NOT NULL,
    changed_by    text NOT NULL,
    published_at  timestamptz,
    published_by  text,
    PRIMARY KEY (form, number)
);
CREATE UNIQUE INDEX version_one_draft ON version (form) WHERE published_at IS NULL;

-- One row for each submission; what was entered is kept only while it is held for review.
CREATE TABLE submission (
    id       text PRIMARY KEY,
    form     text NOT NULL REFERENCES form (id),
    version  integer NOT NULL,
    at       timestamptz NOT NULL,
    channel  text NOT NULL,
    state    text NOT NULL CHECK (state IN ('TAKEN', 'HELD', 'ACCEPTED', 'REJECTED')),
    score    integer NOT NULL,
    reasons  text[] NOT NULL,
    digest   text NOT NULL,
    held     jsonb,
    decided_by text
);
CREATE INDEX submission_held ON submission (at DESC, id DESC) WHERE state = 'HELD';
CREATE INDEX submission_digest ON submission (form, digest, at);
CREATE INDEX submission_form ON submission (form, at);

-- How often each form was looked at.
CREATE TABLE view (
    form     text NOT NULL REFERENCES form (id),
    day      date NOT NULL,
    channel  text NOT NULL,
    views    bigint NOT NULL,
    PRIMARY KEY (form, day, channel)
);
