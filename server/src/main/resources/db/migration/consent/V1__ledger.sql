-- One row for each time a lead, or their mailbox, said something of how they may be reached. Nothing is ever changed or removed but
-- with the lead. An event's row moves with its lead when leads are merged; told_to stays.
CREATE TABLE entry (
    told_to      bigint NOT NULL,
    input        text NOT NULL,
    lead         bigint NOT NULL,
    at           timestamptz NOT NULL,
    said         text NOT NULL CHECK (said IN ('GIVEN', 'WITHDRAWN', 'UNSUBSCRIBED', 'COMPLAINED', 'BOUNCED')),
    channel      text NOT NULL,
    purpose      text,
    origin       text NOT NULL,
    words        text,
    text_version text,
    page         text,
    ip           text,
    agent        text,
    actor        text,
    note         text,
    PRIMARY KEY (told_to, input)
);
CREATE INDEX entry_of_lead ON entry (lead, at DESC, input DESC);
CREATE INDEX entry_newest ON entry (at DESC, lead DESC, input DESC);
