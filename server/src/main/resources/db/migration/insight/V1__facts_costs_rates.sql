-- Where leads first came from. Empty means not known.
create table insight.source (
    id integer generated always as identity primary key,
    channel text not null,
    name text not null,
    campaign text not null,
    unique (channel, name, campaign)
);

-- The first time a lead reached a stage. Narrow, with what reports group by beside it.
create table insight.reached (
    lead bigint not null,
    stage text not null,
    at timestamptz not null,
    created_at timestamptz not null,
    source_id integer not null,
    primary key (lead, stage)
);

create index reached_period on insight.reached (stage, at) include (source_id);
create index reached_cohort on insight.reached (created_at, stage) include (source_id);

-- Each stay in a stage that has ended.
create table insight.stay (
    lead bigint not null,
    seq bigint not null,
    stage text not null,
    next text not null,
    left_at timestamptz not null,
    seconds bigint not null,
    source_id integer not null,
    primary key (lead, seq)
);

create index stay_left on insight.stay (left_at, stage) include (seconds, next);

create table insight.deal (
    id text primary key,
    lead bigint not null,
    status text not null,
    stage text not null,
    amount numeric(18, 2),
    currency char(3),
    opened_at timestamptz not null,
    closed_at timestamptz,
    source_id integer not null
);

create index deal_closed on insight.deal (status, closed_at) include (source_id, amount, currency);
create index deal_opened on insight.deal (opened_at) include (source_id, status);
create index deal_lead on insight.deal (lead);

-- What was spent: daily totals per channel, source and campaign. Never events of leads.
create table insight.cost (
    id text primary key,
    day date not null,
    channel text not null,
    source text not null,
    campaign text not null,
    amount numeric(18, 2) not null check (amount >= 0),
    currency char(3) not null,
    impressions bigint,
    clicks bigint,
    note text,
    changed_at timestamptz not null,
    changed_by text,
    unique (day, channel, source, campaign, currency)
);

create index cost_day on insight.cost (day desc, id);

-- One unit of a currency in the company's currency, from a day on.
create table insight.rate (
    currency char(3) not null,
    day date not null,
    rate numeric(18, 8) not null check (rate > 0),
    primary key (currency, day)
);
