-- The log of all events that anyone can check: digests in the order in which they became durable, and
-- the tiles of the tree over them, each as wide as it has grown. Nothing here says what was written.
create table log_head (
    one        boolean     not null primary key default true check (one),
    size       bigint      not null default 0,
    root       bytea       not null,
    xid        xid8        not null default '0',
    checkpoint bytea,
    signed     bigint      not null default 0,
    at         timestamptz not null default now()
);
-- Of no entry: the root is SHA-256 of nothing.
insert into log_head (root) values (sha256(''));
create table log_tile (
    level  int    not null,
    index  bigint not null,
    hashes bytea  not null,
    primary key (level, index)
);
create table log_entry (
    position bigint not null primary key,
    number   bigint not null,
    leaf     bytea  not null
);
create index log_entry_by_number on log_entry (number);

-- In which order the log takes events.
create index event_by_xid on event (xid);
