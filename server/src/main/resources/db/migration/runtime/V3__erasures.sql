-- People who were removed wholly: that it was done, by whom and why, and nothing of who they were. What they were known by stands here
-- as keyed digests, so that the company can answer whether somebody's data was erased.
create table runtime.erasure (
    id      text        primary key,
    lead    bigint      not null,
    at      timestamptz not null,
    by      text        not null,
    why     text        not null,
    -- rows removed, by table, as JSON
    removed text        not null,
    digests bytea[]     not null
);
create index erasure_newest on runtime.erasure (at desc, id);
create index erasure_digests on runtime.erasure using gin (digests);
