-- What an account stands at, as its leads were last told. One at a time tells them: who holds the lease.
CREATE TABLE account_standing (
    account     bigint PRIMARY KEY,
    leads       integer NOT NULL,
    engaged     integer NOT NULL,
    score       double precision NOT NULL,
    -- counts changes; leads are told each under a name made of it, so that telling again changes nothing
    revision    bigint NOT NULL,
    -- the last revision all leads were told
    told        bigint NOT NULL,
    lease_until timestamptz
);

-- Accounts with leads that do not know them yet; appended by the host without contention, drained by a sweep.
CREATE TABLE account_news (
    account bigint NOT NULL
);
