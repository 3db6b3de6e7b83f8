-- Live codes of colleagues: whoever scans one adds one of them, and the state says which code it was.
create table wecom.code (
    corp        text        not null,
    state       text        not null,
    name        text        not null,
    campaign    text,
    -- WeCom's names of the colleagues who share it
    staff       text[]      not null,
    -- said to whoever adds one of them by it; empty for the company's own welcome
    welcome     text        not null,
    -- WeCom's name of the code, and where its picture is
    config      text        not null,
    picture     text        not null,
    adds        bigint      not null default 0,
    created_at  timestamptz not null,
    created_by  text        not null,
    primary key (corp, state)
);
create index code_newest on wecom.code (created_at desc, corp, state);

-- Which leads are customers at WeCom, by the ids it gives them.
create table wecom.customer (
    corp_id  text   not null,
    external text   not null,
    lead     bigint not null,
    primary key (corp_id, external)
);
create index customer_by_lead on wecom.customer (lead);

-- What is still to be asked of WeCom or told it, of one lead: its profile, or that a tag was put on or taken off.
create table wecom.errand (
    corp     text        not null,
    lead     bigint      not null,
    kind     text        not null check (kind in ('PROFILE', 'TAG')),
    -- the customer's WeCom id, or WeCom's id of the tag
    subject  text        not null,
    -- of a tag: whether it is to be there
    wanted   boolean     not null,
    -- counts how often it was asked for, so that what is asked for again while it is done is done again
    revision integer     not null default 1,
    attempts integer     not null default 0,
    due_at   timestamptz not null,
    primary key (corp, lead, kind, subject)
);
create index errand_due on wecom.errand (due_at);

-- The tags of a customer WeCom and we last agreed on, by our names: what either side changes since is told from the difference.
create table wecom.agreed (
    corp_id  text not null,
    external text not null,
    tag      text not null,
    primary key (corp_id, external, tag)
);
create index errand_by_lead on wecom.errand (lead);
