-- What each party has been asked to watch for, built from the letters that were released to it. The
-- vehicle is a keyed index of plate and colour, and null once the order is revoked: then the row only
-- keeps an order under the same id from coming to life. Changes are found by the transaction that made
-- them; what ended is deleted.
create table watch (
    party      text        not null,
    requester  text        not null,
    order_id   text        not null,
    letter     text        not null,
    matter     text        not null,
    purpose    text        not null,
    version    int         not null,
    vehicle    bytea,
    valid_from timestamptz not null,
    valid_to   timestamptz not null,
    xid        xid8        not null default pg_current_xact_id(),
    primary key (party, requester, order_id)
);
create index watch_by_change on watch (xid);
create index watch_by_end on watch (valid_to);
