-- One row per intended message, written before any provider is called. The effect's id is its identity: never two rows, never two sends.
CREATE TABLE message (
    effect          text PRIMARY KEY,
    id              bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    lead            bigint NOT NULL,
    channel         text NOT NULL,
    content         text NOT NULL,
    version         integer,
    origin          text NOT NULL,
    language        text,
    address         text,
    subject         text,
    state           text NOT NULL CHECK (state IN
                        ('WAITING', 'HANDED', 'SENT', 'CAPTURED', 'FAILED', 'SUPPRESSED', 'UNKNOWN')),
    reason          text,
    detail          text,
    attempts        integer NOT NULL DEFAULT 0,
    slot_at         timestamptz,
    links           text[] NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    handed_at       timestamptz,
    sent_at         timestamptz,
    opened_at       timestamptz,
    clicked_at      timestamptz,
    unsubscribed_at timestamptz,
    returns         integer NOT NULL DEFAULT 0,
    last_click_at   timestamptz,
    last_click      integer,
    machine_opens   integer NOT NULL DEFAULT 0,
    machine_clicks  integer NOT NULL DEFAULT 0
);
CREATE INDEX message_lead ON message (lead, id DESC);
CREATE INDEX message_content ON message (content, id DESC);
CREATE INDEX message_state ON message (state, id DESC) WHERE state <> 'SENT';

-- Addresses that get no mail, with every reason for it.
CREATE TABLE suppression (
    address  text NOT NULL CHECK (address = lower(address)),
    reason   text NOT NULL CHECK (reason IN ('HARD_BOUNCE', 'COMPLAINT', 'UNSUBSCRIBED', 'MANUAL', 'IMPORTED')),
    detail   text,
    added_at timestamptz NOT NULL,
    added_by text NOT NULL,
    PRIMARY KEY (address, reason)
);

-- Messages kept instead of sent, while e-mail is in capture mode.
CREATE TABLE captured (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message   bigint,
    address   text NOT NULL,
    subject   text NOT NULL,
    raw       bytea NOT NULL,
    kept_at   timestamptz NOT NULL
);
CREATE INDEX captured_message ON captured (message) WHERE message IS NOT NULL;

-- What each piece of content led to, by day (UTC), counted as events are concluded.
CREATE TABLE content_day (
    content      text NOT NULL,
    day          date NOT NULL,
    sent         bigint NOT NULL DEFAULT 0,
    delivered    bigint NOT NULL DEFAULT 0,
    opened       bigint NOT NULL DEFAULT 0,
    clicked      bigint NOT NULL DEFAULT 0,
    unsubscribed bigint NOT NULL DEFAULT 0,
    bounced      bigint NOT NULL DEFAULT 0,
    complained   bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (content, day)
);
