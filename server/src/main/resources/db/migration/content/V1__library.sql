-- A piece of content keeps its id for life: journeys name it.
CREATE TABLE piece (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    language    text NOT NULL,
    folder      text NOT NULL DEFAULT '',
    persona     text,
    stage       text,
    archived    boolean NOT NULL DEFAULT false,
    shipped     boolean NOT NULL DEFAULT false,
    published   integer,
    created_at  timestamptz NOT NULL,
    created_by  text NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL
);
CREATE INDEX piece_changed ON piece (changed_at DESC, id DESC);

-- Published versions never change; at most one version, the newest, is a draft.
CREATE TABLE version (
    piece         text NOT NULL REFERENCES piece (id),
    number        integer NOT NULL,
    subject       text NOT NULL,
    preheader     text NOT NULL,
    body          jsonb NOT NULL,
    text          text,
    note          text,
    changed_at    timestamptz NOT NULL,
    changed_by    text NOT NULL,
    published_at  timestamptz,
    published_by  text,
    PRIMARY KEY (piece, number)
);
CREATE UNIQUE INDEX version_one_draft ON version (piece) WHERE published_at IS NULL;
