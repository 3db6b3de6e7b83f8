-- QR codes of a service account that say where their followers come from.
create table wechat.code (
    account    text        not null,
    -- what the account tells when the code is scanned
    scene      text        not null,
    name       text        not null,
    campaign   text,
    -- said to whoever scans it; empty for the account's own welcome
    reply      text        not null,
    url        text        not null,
    expires_at timestamptz,
    scans      bigint      not null default 0,
    follows    bigint      not null default 0,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (account, scene)
);
create index code_newest on wechat.code (created_at desc, account, scene);
