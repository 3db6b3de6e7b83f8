-- Leads waiting to be worked. One row per lead in a stage the desk works; kept in the transaction that moved the lead.
create table desk.queue_item (
    lead bigint primary key,
    stage text not null,
    since timestamptz not null,
    -- user:<id>; null while nobody in person owns the lead (no owner, or only a team)
    person text,
    team text,
    grade text,
    -- 0 is A1, 15 is D4, 99 is ungraded
    grade_rank smallint not null,
    -- fit and engagement together, as last concluded
    score double precision not null
);

create index queue_item_order on desk.queue_item (person, stage, grade_rank, (-score), since, lead);
create index queue_item_stage on desk.queue_item (stage, since);

-- Calls and visits that were logged.
create table desk.call (
    event text primary key,
    lead bigint not null,
    at timestamptz not null,
    actor text,
    outcome text not null,
    note text
);

create index call_lead on desk.call (lead, at);

create table desk.task (
    id text primary key,
    lead bigint not null,
    title text not null,
    note text,
    -- user:<id> or team:<name>; null for whoever owns the lead
    owner text,
    due_at timestamptz,
    origin text not null,
    created_at timestamptz not null,
    created_by text,
    done_at timestamptz,
    done_by text
);

create index task_open on desk.task (owner, due_at, id) where done_at is null;
create index task_done on desk.task (owner, done_at desc, id) where done_at is not null;
create index task_due on desk.task (due_at) where done_at is null;
create index task_lead on desk.task (lead, due_at);

create table desk.alert (
    id text not null,
    person text not null,
    lead bigint not null,
    kind text not null,
    args text[] not null,
    at timestamptz not null,
    read_at timestamptz,
    primary key (id, person)
);

create index alert_person on desk.alert (person, at desc, id desc);
create index alert_unread on desk.alert (person) where read_at is null;

-- Whose turn it is: within a team the one with the smallest last turn is next; who never had a turn comes first, by id.
create table desk.turn (
    team text not null,
    person text not null,
    last_turn bigint not null,
    primary key (team, person)
);

-- What an assignment asked for by the engine led to, so that asking again gives the same answer.
create table desk.assignment (
    effect text primary key,
    lead bigint not null,
    asked text not null,
    person text not null,
    at timestamptz not null
);

create table desk.opportunity (
    id text primary key,
    lead bigint not null,
    name text,
    company text,
    owner text,
    stage text not null,
    status text not null check (status in ('OPEN', 'WON', 'LOST')),
    amount numeric(18, 2),
    currency char(3),
    expected_close date,
    opened_at timestamptz not null,
    stage_since timestamptz not null,
    closed_at timestamptz,
    lost_reason text,
    note text,
    created_by text,
    -- the lead's first touch
    channel text,
    source text,
    campaign text
);

create index opportunity_lead on desk.opportunity (lead);
create index opportunity_board on desk.opportunity (stage, stage_since desc, id) where status = 'OPEN';
create index opportunity_list on desk.opportunity (coalesce(closed_at, stage_since) desc, id desc);
create index opportunity_expected on desk.opportunity (expected_close) where status = 'OPEN';
create index opportunity_closed on desk.opportunity (status, closed_at desc, id);
create index opportunity_owner on desk.opportunity (owner, status);
