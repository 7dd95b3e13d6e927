-- The letter's path in PostgreSQL. Content stands here only sealed.

-- The hub's numbers of letters, given out to nodes in blocks.
create sequence letter_number increment by 4096 minvalue 4096;

-- Which letters were taken: decides repeats and conflicts. One that is parked for an unknown code
-- gives way to the same letter once it is understood.
create table seen (
    sender text    not null,
    id     text    not null,
    number bigint  not null,
    digest bytea   not null,
    parked boolean not null default false,
    primary key (sender, id)
);

-- One row for each letter or refused part: what the hub remembers without its content.
create table letter (
    number      bigint      not null primary key,
    xid         xid8        not null default pg_current_xact_id(),
    sender      text        not null,
    id          text,
    kind        text,
    purpose     text,
    matter      text,
    version     int         not null default 1,
    answers     text,
    answer_by   timestamptz,
    test        boolean     not null default false,
    refused     boolean     not null,
    received_at timestamptz not null,
    line        text        not null,
    mapping     text        not null,
    suite       smallint    not null,
    retention   text        not null,
    content     bytea       not null
) with (toast_tuple_target = 8160);
create index letter_by_sender on letter (sender, xid, number);
create index letter_refused on letter (sender, id) where refused;
create index letter_by_question on letter (answers) where answers is not null;
create index letter_by_deadline on letter (answer_by) where answer_by is not null;

-- What happened, append-only. The detail is the hub's own; what a party said to it may be personal,
-- and stands sealed under the key of its copy. The leaf commits to the content without revealing it.
create table event (
    xid       xid8        not null default pg_current_xact_id(),
    number    bigint      not null,
    party     text        not null,
    what      text        not null,
    at        timestamptz not null,
    code      text,
    clause    text,
    detail    text,
    words     bytea,
    suite     smallint,
    retention text,
    leaf      bytea       not null
);
create index event_by_number on event (number);
create index event_taken_by_party on event (party, xid, number) where what = 'TAKEN';

-- Sealed copies waiting for their party. Deleted when settled; updated only when the one who waited
-- for an answer has gone, so that it takes its party's lane, and when a question's node has died, so
-- that another one asks. The owner stands with questions only.
create table parcel (
    seq       bigint generated always as identity,
    number    bigint      not null,
    party     text        not null,
    lane      text        not null,
    subject   int         not null,
    sender    text        not null,
    id        text        not null,
    kind      text        not null,
    urgency   text        not null,
    answers   text,
    deadline  timestamptz,
    taken_at  timestamptz not null,
    clause    text        not null,
    suite     smallint    not null,
    retention text        not null,
    body      bytea       not null,
    owner     text,
    primary key (number, party)
) with (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.02,
        autovacuum_vacuum_cost_delay = 0);
create index parcel_by_lane on parcel (lane, seq);

-- Copies that somebody has to look at before they can go on.
create table parked (
    number    bigint      not null,
    party     text        not null,
    kind      text        not null,
    since     timestamptz not null,
    code      text        not null,
    detail    text,
    clause    text        not null,
    suite     smallint    not null,
    retention text        not null,
    body      bytea       not null,
    primary key (number, party)
) with (toast_tuple_target = 8160);

-- Nodes alive, and which of them hands over which lane. The fence grows with every change of hands.
create table node (
    id    text        not null primary key,
    until timestamptz not null
);
create table lane (
    name  text        not null primary key,
    party text        not null,
    owner text,
    fence bigint      not null default 0,
    until timestamptz not null default '-infinity'
);

-- Where polling of a party's line goes on.
create table poll (
    party  text        not null,
    line   text        not null,
    cursor text        not null default '',
    owner  text,
    until  timestamptz not null default '-infinity',
    primary key (party, line)
);

-- Secrets that parties issue for a time, sealed; renewed by one node at a time.
create table issued_secret (
    party  text        not null,
    name   text        not null,
    sealed bytea       not null,
    until  timestamptz not null,
    primary key (party, name)
);

-- Certificates of signers, kept once; letters refer to them by fingerprint.
create table signer (
    fingerprint text  not null primary key,
    certificate bytea not null
);
