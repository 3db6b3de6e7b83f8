-- A landing page keeps its id for life: it stands in its address, and events name it.
CREATE TABLE landing (
    id          text PRIMARY KEY,
    name        text NOT NULL,
    published   integer,
    open        boolean NOT NULL DEFAULT false,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL
);
CREATE INDEX landing_changed ON landing (changed_at DESC, id DESC);

CREATE TABLE landing_version (
    landing       text NOT NULL REFERENCES landing (id),
    number        integer NOT NULL,
    definition    jsonb NOT NULL,
    changed_at    timestamptz NOT NULL,
    changed_by    text NOT NULL,
    published_at  timestamptz,
    published_by  text,
    PRIMARY KEY (landing, number)
);
CREATE UNIQUE INDEX landing_version_one_draft ON landing_version (landing) WHERE published_at IS NULL;

-- How many browsers saw each variant for the first time.
CREATE TABLE landing_view (
    landing   text NOT NULL REFERENCES landing (id),
    variant   text NOT NULL,
    day       date NOT NULL,
    channel   text NOT NULL,
    visitors  bigint NOT NULL,
    PRIMARY KEY (landing, variant, day, channel)
);

-- The landing page that showed the form, and which variant of it.
ALTER TABLE submission ADD COLUMN landing text, ADD COLUMN variant text;
CREATE INDEX submission_landing ON submission (landing, at DESC, id DESC) WHERE landing IS NOT NULL;

-- Pictures pages show to everybody. The id is made of the bytes, so that a picture never changes at its address.
CREATE TABLE picture (
    id        text PRIMARY KEY,
    name      text NOT NULL,
    type      text NOT NULL,
    width     integer NOT NULL,
    height    integer NOT NULL,
    size      integer NOT NULL,
    bytes     bytea NOT NULL,
    added_at  timestamptz NOT NULL,
    added_by  text NOT NULL
);
ALTER TABLE picture ALTER COLUMN bytes SET STORAGE EXTERNAL; -- compressed already
CREATE INDEX picture_added ON picture (added_at DESC, id DESC);
