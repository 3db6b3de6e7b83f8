-- Whether a lead that is joined into another keeps its own log: it was known when it was merged, and may be given back.
alter table runtime.lead add column merged boolean not null default false;
create index lead_joined on runtime.lead (joined_into) where joined_into is not null;

-- Two known leads that turned out to be one person.
create table runtime.merge (
    id        text primary key,
    winner    bigint      not null,
    loser     bigint      not null,
    at        timestamptz not null,
    by        text        not null,
    -- how it came about: review, automatic, console
    why       text        not null,
    -- the leads that had been joined into the loser
    family    bigint[]    not null,
    -- what the loser was known by
    kinds     smallint[]  not null,
    "values"  text[]      not null,
    undone_at timestamptz,
    undone_by text
);
create index merge_winner on runtime.merge (winner, at desc);
create index merge_loser on runtime.merge (loser, at desc);
create index merge_newest on runtime.merge (at desc, id);
