-- Who changed the draft last, as an actor: names need not be unique.
alter table playbook.draft add column changed_actor text not null default '';

-- What a version brought: how many items it changed (null for those published before this was counted), who approved it, and the
-- version whose content it brought back.
alter table playbook.version add column changes integer;
alter table playbook.version add column approved_by text;
alter table playbook.version add column brings_back integer;

-- A published playbook never changes: leads were concluded about by it.
create function playbook.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'A published playbook never changes; publish a new version'
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger version_is_immutable before update or delete on playbook.version
    for each row execute function playbook.refuse_change();

-- Who asked for a look at a draft and who approved or declined it. A change of the draft gives it another etag.
create table playbook.review (
    id    bigint generated always as identity primary key,
    etag  text        not null,
    step  text        not null check (step in ('ASKED', 'APPROVED', 'DECLINED')),
    actor text        not null,
    name  text        not null,
    note  text        not null,
    at    timestamptz not null
);
create index review_etag on playbook.review (etag, id);

-- Backtests and dry runs: what was asked, and what came of it. Progress is the job's.
create table playbook.simulation (
    id         text primary key,
    kind       text        not null check (kind in ('BACKTEST', 'DRY_RUN')),
    -- the journey of a dry run
    journey    text,
    asked      text        not null,
    asked_by   text        not null,
    asked_name text        not null,
    asked_at   timestamptz not null,
    job        text,
    report     text,
    ended_at   timestamptz
);
create index simulation_newest on playbook.simulation (kind, id desc);
