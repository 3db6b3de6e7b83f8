-- What conditions ask of a lead beyond what lists show, beside it in its row, so that any condition is one pass over one table.
-- Empty until a lead is next written or the job `lead-facets` has come by; until then the engine answers for it.
ALTER TABLE leads.lead
    -- the patterns it was seen in: a hash of the pattern's key, how often it matched, and where its newest times end in pattern_times
    ADD COLUMN pattern_keys    int8[],
    ADD COLUMN pattern_counts  int8[],
    ADD COLUMN pattern_ends    int4[],
    -- microseconds since 1970, in ascending order for each pattern
    ADD COLUMN pattern_times   int8[],
    -- how many of a pattern's times belong to before the stage although they lie at its very beginning; null when none does
    ADD COLUMN pattern_settled int4[],
    -- what it is or was once, such as 'tag:vip' or 'stage:MQL'
    ADD COLUMN marks           text[],
    -- points that stay in fit, engagement and spam, then triples of dimension, half-life in seconds and points as of scored_at;
    -- null when they cannot be told by this alone
    ADD COLUMN points          float8[],
    -- where there are no points: the most that fit, engagement and spam can come to from scored_at on
    ADD COLUMN points_most     float8[],
    -- in seconds since 1970
    ADD COLUMN scored_at       int8,
    -- when scores last rose to a limit, by its name, and when the grade last became better, under ''; in microseconds since 1970
    ADD COLUMN rose            jsonb,
    -- what rules measure of patterns' events, by the pattern's hash and the property: sum, max, days as [day, sum, max], values' days
    ADD COLUMN tallies         jsonb,
    -- what the lead knows of its account: traits, engaged, score
    ADD COLUMN account_seen    jsonb;

-- Most of a row's columns are small and read together: what is kept out of line is read back one lead at a time.
ALTER TABLE leads.lead SET (toast_tuple_target = 4080);

CREATE INDEX lead_without_facets ON leads.lead (id) WHERE pattern_keys IS NULL;
