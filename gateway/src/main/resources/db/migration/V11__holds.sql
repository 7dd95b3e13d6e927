-- Letters that are kept beyond their clause's time for a matter, by two people's decision. Each hold
-- has a key of its own in the keystore; what is held stands once more under it, found by the digest of
-- the sealed bytes that it stands for. Lifted, its content goes and its key is destroyed.
create table legal_hold (
    id        text        not null primary key,
    number    bigint      not null,
    matter    text        not null,
    reason    text        not null,
    placed_at timestamptz not null,
    placed_by text        not null,
    lifted_at timestamptz,
    lifted_by text
);
create unique index legal_hold_in_force on legal_hold (number) where lifted_at is null;
create table held_content (
    hold       text  not null references legal_hold (id),
    stands_for bytea not null,
    sealed     bytea not null,
    primary key (hold, stands_for)
);
create index held_content_by_content on held_content (stands_for);

-- Retention keys whose time is over: written down before each is destroyed.
create table ended_key (
    name text        not null primary key,
    at   timestamptz not null
);
