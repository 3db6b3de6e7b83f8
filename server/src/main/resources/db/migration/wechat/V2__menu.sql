-- The menu each account shows, as it was published from here.
create table wechat.menu (
    account      text        primary key,
    menu         jsonb       not null,
    published_at timestamptz not null,
    published_by text        not null
);
