-- What accounts have in common that may be one company: the brand in their name, '' for none, null until it was looked at.
-- An account may be part of another (parent), or turn out to be another (joined_into): its keys then lead there, and remember where
-- they came from, so that taking them apart again loses nothing.
ALTER TABLE account
    ADD COLUMN brand       text,
    ADD COLUMN parent      bigint,
    ADD COLUMN joined_into bigint;
ALTER TABLE account_key ADD COLUMN came_from bigint;

CREATE INDEX account_by_brand ON account (brand) WHERE joined_into IS NULL AND brand <> '';
CREATE INDEX account_brandless ON account (id) WHERE brand IS NULL;
CREATE INDEX account_by_parent ON account (parent) WHERE parent IS NOT NULL;
CREATE INDEX account_joined ON account (joined_into) WHERE joined_into IS NOT NULL;
CREATE INDEX account_key_moved ON account_key (came_from) WHERE came_from IS NOT NULL;

-- Pairs a person said are not the same company; one < other.
CREATE TABLE account_apart (
    one   bigint NOT NULL,
    other bigint NOT NULL CHECK (one < other),
    by    text NOT NULL,
    at    timestamptz NOT NULL,
    PRIMARY KEY (one, other)
);
