-- What ad platforms sent, as it came, before anything is made of it; taken once by the platform's own id of it.
create table ads.received (
    id          bigint generated always as identity primary key,
    connection  text        not null,
    vendor_id   text        not null,
    received_at timestamptz not null,
    raw         bytea       not null,
    state       text        not null check (state in ('WAITING', 'TAKEN', 'IGNORED', 'FAILED')),
    attempts    integer     not null default 0,
    due_at      timestamptz not null,
    why         text,
    lead        bigint,
    unique (connection, vendor_id)
);
create index received_waiting on ads.received (due_at) where state = 'WAITING';
create index received_newest on ads.received (connection, id desc);

-- The click by which a lead came, by platform; the newest of each.
create table ads.click (
    lead  bigint      not null,
    kind  text        not null,
    value text        not null,
    page  text        not null,
    at    timestamptz not null,
    primary key (lead, kind)
);

-- What was told back to platforms, once for each conversion and connection.
create table ads.conversion (
    effect     text        not null,
    connection text        not null,
    lead       bigint      not null,
    conversion text        not null,
    state      text        not null check (state in ('SENT', 'SKIPPED', 'FAILED')),
    why        text,
    at         timestamptz not null,
    primary key (effect, connection)
);
create index conversion_newest on ads.conversion (at desc, effect, connection);
