-- Events that were not taken, for those who connect a site; the newest few thousand.
CREATE TABLE intake.rejected (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    write_key  text        NOT NULL,
    at         timestamptz NOT NULL,
    type       text,
    message_id text,
    code       text        NOT NULL,
    args       text[]      NOT NULL,
    raw        text        NOT NULL
);

-- When each write key was last heard of.
CREATE TABLE intake.sender (
    write_key       text   PRIMARY KEY,
    last_event_at   timestamptz,
    last_type       text,
    events          bigint NOT NULL,
    last_refused_at timestamptz,
    refused         bigint NOT NULL
);

CREATE TABLE intake.import (
    id             text        PRIMARY KEY,
    name           text        NOT NULL,
    bytes          bigint      NOT NULL,
    charset        text        NOT NULL,
    delimiter      text        NOT NULL,
    state          text        NOT NULL
        CHECK (state IN ('UPLOADED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    created_at     timestamptz NOT NULL,
    created_by     text        NOT NULL,
    created_by_name text       NOT NULL,
    -- what the file holds, as JSON
    profile        text        NOT NULL,
    -- how its rows become leads, as JSON; null until somebody said so
    mapping        text,
    job            text,
    -- rows finished, with everything they led to; a job that was cut off goes on after them
    rows_done      bigint      NOT NULL DEFAULT 0,
    rejected       bigint      NOT NULL DEFAULT 0,
    -- rows taken before, by an earlier run
    repeated       bigint      NOT NULL DEFAULT 0,
    -- length of the file of rejected rows that belongs to rows_done
    rejected_bytes bigint      NOT NULL DEFAULT 0,
    -- leads that came to be, and leads that were there before; counted in the transactions that took them
    created        bigint      NOT NULL DEFAULT 0,
    updated        bigint      NOT NULL DEFAULT 0,
    started_at     timestamptz,
    ended_at       timestamptz,
    why            text
);

-- Leads an import spoke of.
CREATE TABLE intake.import_lead (
    import text    NOT NULL,
    lead   bigint  NOT NULL,
    born   boolean NOT NULL,
    PRIMARY KEY (import, lead)
);
