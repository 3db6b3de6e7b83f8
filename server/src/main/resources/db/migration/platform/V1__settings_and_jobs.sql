-- What an operator has set, one row per area. Secrets inside are encrypted.
CREATE TABLE setting (
    area       text PRIMARY KEY,
    value      jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text
);

-- Long work that goes on in turns. Between turns its whole state is the cursor, so any server may go on with it.
CREATE TABLE job (
    id            text PRIMARY KEY,
    kind          text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    cursor        jsonb       NOT NULL,
    done          bigint      NOT NULL DEFAULT 0,
    total         bigint,
    note          jsonb,
    result        jsonb,
    started_by    text,
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    cancel_asked  boolean     NOT NULL DEFAULT false,
    failures      integer     NOT NULL DEFAULT 0,
    claimed_by    text,
    claimed_until timestamptz
);
CREATE INDEX job_waiting ON job (id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX job_kind ON job (kind, id DESC);
