-- The texts of memoranda that came into force at this hub, as they were signed: years later an evidence
-- pack holds the one that a copy's event names by its digest. Nothing is ever changed or taken away.
create table memorandum (
    digest text        not null primary key,
    id     text        not null,
    text   bytea       not null,
    since  timestamptz not null
);
create index memorandum_by_id on memorandum (id, since);

create function memorandum_stays() returns trigger language plpgsql as
$$begin raise exception 'the text of a memorandum stays as it was signed'; end$$;
create trigger memorandum_stays before update or delete or truncate on memorandum
    for each statement execute function memorandum_stays();
