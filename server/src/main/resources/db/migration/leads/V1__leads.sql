-- The records people list, filter and search. Everything here is concluded in the host's own transaction from lead states, facts and
-- inputs, and could be rebuilt from them.

CREATE SEQUENCE account_id;

-- Companies. The aggregates (leads, heat, last_seen_at) order the list; they are refreshed from account_touched within seconds.
CREATE TABLE account (
    id           bigint PRIMARY KEY,
    name         text NOT NULL,
    domain       text,
    created_at   timestamptz NOT NULL,
    leads        integer NOT NULL DEFAULT 0,
    heat         double precision NOT NULL DEFAULT 0,
    last_seen_at timestamptz
);
CREATE INDEX account_by_heat ON account (heat DESC, id DESC);
CREATE INDEX account_by_leads ON account (leads DESC, id DESC);
CREATE INDEX account_by_name ON account (lower(name), id);
CREATE INDEX account_by_seen ON account (last_seen_at DESC NULLS LAST, id DESC);

-- What an account is recognised by: 'domain:acme.cn' or 'name:acme'.
CREATE TABLE account_key (
    key     text PRIMARY KEY,
    account bigint NOT NULL
);
CREATE INDEX account_key_by_account ON account_key (account);

-- Accounts whose aggregates are to be refreshed; appended by the host without contention, drained by a sweep.
CREATE TABLE account_touched (
    account bigint NOT NULL
);

CREATE TABLE lead (
    id            bigint PRIMARY KEY,
    -- the number of the last fact this row was made from
    seq           bigint NOT NULL,
    known         boolean NOT NULL,
    name          text,
    email         text,
    phone         text,
    company       text,
    title         text,
    country       text,
    -- what the list sorts names by
    sort_name     text,
    stage         text,
    stage_since   timestamptz,
    fit           double precision NOT NULL,
    -- engagement as of engagement_at; true to a point until fades_at, when a sweep computes it anew
    engagement    double precision NOT NULL,
    engagement_at timestamptz NOT NULL,
    fades_at      timestamptz,
    grade         text,
    spam          boolean NOT NULL,
    owner         text,
    source        text,
    channel       text,
    campaign      text,
    keyword       text,
    created_at    timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    account       bigint,
    segments      text[] NOT NULL,
    tags          text[] NOT NULL,
    traits        jsonb NOT NULL
) WITH (fillfactor = 85);
CREATE INDEX lead_by_seen ON lead (known, last_seen_at DESC, id DESC);
CREATE INDEX lead_by_created ON lead (known, created_at DESC, id DESC);
CREATE INDEX lead_by_engagement ON lead (engagement DESC, id DESC) WHERE known;
CREATE INDEX lead_by_fit ON lead (fit DESC, id DESC) WHERE known;
CREATE INDEX lead_by_name ON lead (sort_name, id) WHERE known;
CREATE INDEX lead_by_stage ON lead (known, stage, grade);
CREATE INDEX lead_by_owner ON lead (owner) WHERE owner IS NOT NULL;
CREATE INDEX lead_by_account ON lead (account) WHERE account IS NOT NULL;
CREATE INDEX lead_by_source ON lead (source, channel, campaign) WHERE known;
CREATE INDEX lead_fading ON lead (fades_at) WHERE fades_at IS NOT NULL;

-- What `q` finds: grams are short pieces of the text (see Grams), written only when the text changes.
CREATE TABLE lead_search (
    lead  bigint PRIMARY KEY,
    text  text NOT NULL,
    grams text[] NOT NULL
);
CREATE INDEX lead_search_grams ON lead_search USING gin (grams);

CREATE TABLE segment_member (
    segment text NOT NULL,
    lead    bigint NOT NULL,
    since   timestamptz NOT NULL,
    PRIMARY KEY (segment, lead)
);

-- Entries and exits per day of the company's time zone. `slot` spreads concurrent writers over rows; readers sum over it.
-- The sum of entered minus exited over all days is the number of members.
CREATE TABLE segment_day (
    segment text NOT NULL,
    day     date NOT NULL,
    slot    smallint NOT NULL,
    entered bigint NOT NULL,
    exited  bigint NOT NULL,
    PRIMARY KEY (segment, day, slot)
);

CREATE TABLE tagged (
    tag   text NOT NULL,
    lead  bigint NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (tag, lead)
);

CREATE TABLE stage_visit (
    lead     bigint NOT NULL,
    stage    text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    visits   integer NOT NULL,
    PRIMARY KEY (lead, stage)
);
CREATE INDEX stage_visit_by_first ON stage_visit (stage, first_at, lead);

CREATE TABLE enrolment (
    lead       bigint NOT NULL,
    journey    text NOT NULL,
    number     integer NOT NULL,
    version    integer NOT NULL,
    node       text NOT NULL,
    since      timestamptz NOT NULL,
    due_at     timestamptz,
    entered_at timestamptz NOT NULL,
    left_at    timestamptz,
    outcome    text,
    PRIMARY KEY (lead, journey, number)
);
CREATE INDEX enrolment_inside ON enrolment (journey, version, node, lead) WHERE left_at IS NULL;
CREATE INDEX enrolment_by_journey ON enrolment (journey, node, lead);

-- How often each way out of a node was taken. Node '' counts enrolments: exits ENTERED, COMPLETED, GOAL_REACHED, EXITED, REMOVED.
CREATE TABLE journey_tally (
    journey text NOT NULL,
    version integer NOT NULL,
    node    text NOT NULL,
    exit    text NOT NULL,
    slot    smallint NOT NULL,
    n       bigint NOT NULL,
    PRIMARY KEY (journey, version, node, exit, slot)
);

-- Opportunities as leads see them, told by their events.
CREATE TABLE lead_opportunity (
    lead        bigint NOT NULL,
    opportunity text NOT NULL,
    standing    text NOT NULL CHECK (standing IN ('open', 'won', 'lost')),
    stage       text,
    amount      numeric(18, 2),
    currency    text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (lead, opportunity)
);
CREATE INDEX lead_opportunity_standing ON lead_opportunity (standing, lead);

-- Lists a person keeps: the address of the list, by name.
CREATE TABLE saved_view (
    id         text PRIMARY KEY,
    owner      text NOT NULL,
    name       text NOT NULL,
    query      text NOT NULL,
    shared     boolean NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (owner, name)
);
