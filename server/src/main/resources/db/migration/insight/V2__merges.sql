-- The lead a deal was first made for, when that lead was merged into another.
alter table insight.deal add column merged_from bigint;
