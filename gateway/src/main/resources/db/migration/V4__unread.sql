-- Letters that wait for a code's owner. They go on by themselves, under a number of their own, once
-- the mapping that they were last tried by has changed: with a newer table, or a newer adapter.
create table unread (
    number  bigint      not null primary key,
    sender  text        not null,
    code    text        not null,
    place   text        not null,
    lacking text,
    since   timestamptz not null,
    tried   text        not null,
    resumed bigint
);
create index unread_waiting on unread (sender, number) where resumed is null;
create index unread_resumed on unread (resumed) where resumed is not null;

-- By which mapping a copy was written for its party, so that it can be told again years later.
alter table event add column mapping text;
