-- Published playbooks never change; the highest version is in force.
create table playbook.version (
    version      integer primary key,
    playbook     text        not null,
    note         text        not null,
    published_at timestamptz not null,
    published_by text        not null
);

-- At most one draft.
create table playbook.draft (
    single     boolean primary key default true check (single),
    base       integer     not null,
    etag       text        not null,
    playbook   text        not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
