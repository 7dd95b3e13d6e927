-- What parties are known by, for its whole life: certificates that their folders held at a start, that
-- the hub issued, or that a foreign authority issued; and requests for one. A row is never deleted. The
-- chain holds the certificate first, then its issuers; it is empty as long as there is none. One key
-- has one use: its digest tells where it was seen before.
create table credential (
    id          bigint      not null primary key generated always as identity,
    party       text        not null,
    purpose     text        not null,
    origin      text        not null,
    state       text        not null,
    request     bytea,
    chain       bytea[]     not null default '{}',
    fingerprint text        unique,
    key_digest  text        not null,
    asked_at    timestamptz not null,
    changed_at  timestamptz not null,
    reason      text        not null default '',
    check ((fingerprint is null) = (cardinality(chain) = 0)),
    check (state not in ('ACTIVE', 'SUSPENDED', 'REVOKED') or fingerprint is not null)
);
create index credential_by_key on credential (key_digest);

-- Grows with each change of the register: whoever changes it locks this row first, so changes come one
-- after the other; whoever looks here sees whether there is something new.
create table credential_change (
    one    boolean not null primary key default true check (one),
    number bigint  not null
);
insert into credential_change (number) values (0);

-- The newest list of revoked certificates of each of the hub's authorities, and which state of the
-- register it tells.
create table revocation_list (
    authority text   not null primary key,
    number    bigint not null,
    change    bigint not null,
    list      bytea  not null
);

-- That a certificate ends soon, said once at each of some days ahead; and by which ways it has been told
-- to people. Whoever tells it moves the next attempt on before, so that one node does.
create table expiry_warning (
    number          bigint      not null primary key generated always as identity,
    fingerprint     text        not null,
    days            int         not null,
    party           text        not null,
    what            text        not null,
    until           timestamptz not null,
    raised_at       timestamptz not null,
    acknowledged_by text        not null default '',
    acknowledged_at timestamptz,
    unique (fingerprint, days)
);
create table expiry_notice (
    warning  bigint      not null references expiry_warning (number),
    way      text        not null,
    attempts int         not null default 0,
    next_at  timestamptz not null,
    primary key (warning, way)
);
