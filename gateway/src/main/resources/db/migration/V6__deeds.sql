-- What administrators did, append-only; each is an entry of the log, by number as letters' events are.
create table deed (
    xid     xid8        not null default pg_current_xact_id(),
    number  bigint      not null primary key generated always as identity (increment by -1),
    at      timestamptz not null,
    account text        not null,
    role    text        not null,
    party   text        not null,
    unit    text        not null,
    what    text        not null,
    target  text        not null,
    before  text        not null,
    after   text        not null,
    leaf    bytea       not null
);
create index deed_by_xid on deed (xid);
create index deed_by_target on deed (target);
