-- The lead an opportunity was first told of, when that lead was merged into another.
ALTER TABLE leads.lead_opportunity ADD COLUMN merged_from bigint;
