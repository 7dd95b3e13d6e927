-- What the hub and a party have in common beside certificates: secrets by name, and the keys of a party's
-- SSH server, which are named by their fingerprint. They have the life of certificates. A row is never
-- deleted; its value is sealed under a key of the keystore, and nothing here is made of it.
create table shared_credential (
    id          bigint      not null primary key generated always as identity,
    party       text        not null,
    kind        text        not null,
    name        text        not null,
    origin      text        not null,
    state       text        not null,
    sealed      bytea       not null,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    approved_at timestamptz,
    changed_at  timestamptz not null,
    until       timestamptz,
    reason      text        not null default '',
    check (state not in ('ACTIVE', 'SUSPENDED', 'REVOKED') or approved_at is not null)
);
create index shared_credential_by_party on shared_credential (party, kind, name);

-- Grows with each change of them, as the number beside it does with each change of certificates.
alter table credential_change add column shared bigint not null default 0;
