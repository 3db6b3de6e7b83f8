-- What of each known lead is compared, in one spelling, in the order of the parts.
create table unify.profile (
    lead  bigint primary key,
    parts text[] not null
);

-- Keys that leads share: only those who share one are compared. A key is 64 bits of a digest.
create table unify.block (
    key  bigint not null,
    lead bigint not null,
    primary key (key, lead)
);
create index block_lead on unify.block (lead);

-- Leads to be compared anew.
create table unify.todo (
    lead bigint primary key
);

-- Two leads that may be one person; the smaller number first.
create table unify.pair (
    one         bigint           not null,
    other       bigint           not null,
    probability double precision not null,
    bits        double precision not null,
    -- what each part said, as JSON
    evidence    jsonb            not null,
    state       text             not null check (state in ('OPEN', 'LATER', 'DIFFERENT', 'MERGED')),
    found_at    timestamptz      not null,
    decided_at  timestamptz,
    decided_by  text,
    merge       text,
    primary key (one, other),
    check (one < other)
);
create index pair_by_state on unify.pair (state, bits desc, one, other);
create index pair_other on unify.pair (other);
create index pair_merge on unify.pair (merge) where merge is not null;
