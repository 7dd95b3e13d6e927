-- Which keystore this database belongs to: its id, and a value that its keys alone can make.
create table keystore (
    one   boolean not null primary key default true check (one),
    id    text    not null,
    proof bytea   not null
);

-- Who renews an issued secret now. A lease ends by itself; the fence grows with each, so that who
-- comes back late writes nothing.
alter table issued_secret
    add column fence  bigint      not null default 0,
    add column leased timestamptz not null default '-infinity';
