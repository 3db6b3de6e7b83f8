CREATE TABLE person (
    id            text PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    password_hash text        NOT NULL,
    roles         text[]      NOT NULL,
    teams         text[]      NOT NULL DEFAULT '{}',
    locale        text        NOT NULL,
    active        boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX person_email ON person (lower(email));

-- A session is known by the hash of its token: who reads this table cannot enter.
CREATE TABLE session (
    token_hash bytea PRIMARY KEY,
    person     text        NOT NULL REFERENCES person ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_expiry ON session (expires_at);

-- The one-time link of the first start, by the hash of its token.
CREATE TABLE setup_link (
    token_hash bytea PRIMARY KEY,
    created_at timestamptz NOT NULL
);

-- Failed sign-ins per e-mail address and per network address.
CREATE TABLE failed_sign_in (
    subject       text PRIMARY KEY,
    failures      integer     NOT NULL,
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz
);

CREATE TABLE write_key (
    id         text PRIMARY KEY,
    key        text        NOT NULL UNIQUE,
    name       text        NOT NULL,
    origins    text[]      NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    revoked_at timestamptz
);

CREATE TABLE audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    actor_name text        NOT NULL,
    action     text        NOT NULL,
    subject    text        NOT NULL,
    detail     jsonb       NOT NULL,
    address    text
);
CREATE INDEX audit_actor ON audit (actor, id DESC);
CREATE INDEX audit_action ON audit (action, id DESC);
CREATE INDEX audit_at ON audit (at);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
