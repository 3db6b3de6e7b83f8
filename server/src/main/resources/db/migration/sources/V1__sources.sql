-- Campaigns as people plan them. What was spent and what came of them is counted in reports, by code.
create table sources.campaign (
    id         text primary key,
    -- what utm_campaign says
    code       text not null unique,
    name       text not null,
    channel    text not null,
    source     text not null,
    -- the user who answers for it
    owner      text,
    starts_on  date,
    ends_on    date,
    budget     numeric(18, 2) check (budget >= 0),
    currency   char(3),
    -- how many leads it is to bring
    goal       integer check (goal > 0),
    notes      text not null,
    archived   boolean not null default false,
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null
);
create index campaign_by_start on sources.campaign (coalesce(starts_on, 'infinity'::date) desc, id desc);

-- Short addresses that lead to a page and say where their visitors come from.
create table sources.link (
    code       text primary key,
    kind       text not null check (kind in ('CAMPAIGN', 'REFERRAL', 'EMPLOYEE')),
    name       text not null,
    target     text not null,
    channel    text not null,
    source     text,
    medium     text,
    campaign   text,
    content    text,
    keyword    text,
    -- the lead who refers others by it
    lead       bigint,
    -- the user who shares it
    person     text,
    expires_at timestamptz,
    retired    boolean not null default false,
    created_at timestamptz not null,
    created_by text not null
);
create index link_newest on sources.link (created_at desc, code);
create index link_of_lead on sources.link (lead) where lead is not null;
create index link_of_person on sources.link (person) where person is not null;

create table sources.link_day (
    code     text   not null,
    day      date   not null,
    clicks   bigint not null default 0,
    -- previews and crawlers
    machines bigint not null default 0,
    primary key (code, day)
);

-- The link by which a lead came last.
create table sources.arrival (
    lead bigint primary key,
    link text        not null,
    at   timestamptz not null
);

-- The touch by which a lead became known: the last one with a source up to then.
create table sources.creation (
    lead     bigint primary key,
    at       timestamptz not null,
    channel  text,
    name     text,
    medium   text,
    campaign text,
    content  text,
    keyword  text,
    link     text
);
create index creation_link on sources.creation (link) where link is not null;
create index creation_campaign on sources.creation (campaign, at) where campaign is not null;

-- Leads who came by a link that a lead or a colleague had shared.
create table sources.referral (
    lead bigint primary key,
    link text        not null,
    at   timestamptz not null,
    -- whether the lead who referred them has been told
    told boolean     not null default false
);
create index referral_link on sources.referral (link);
create index referral_untold on sources.referral (at) where not told;
