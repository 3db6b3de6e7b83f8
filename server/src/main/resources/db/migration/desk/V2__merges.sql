-- The lead a row was first made for, when that lead was merged into another; null while it is with its first lead.
alter table desk.opportunity add column merged_from bigint;
alter table desk.task add column merged_from bigint;
alter table desk.call add column merged_from bigint;
