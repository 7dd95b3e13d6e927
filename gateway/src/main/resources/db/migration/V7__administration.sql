-- Who may work with the hub beside its parties: one role each, a password and a second factor.
create table account (
    name          text        not null primary key,
    role          text        not null,
    party         text        not null,
    unit          text        not null,
    state         text        not null,
    password      text        not null default '',            -- Argon2id; empty until enrolled
    second_factor bytea       not null default '',            -- sealed; empty until enrolled
    last_step     bigint      not null default 0,             -- of the newest code used
    attempts      int         not null default 0,             -- failed since the last good one
    locked_until  timestamptz not null default '-infinity',
    invitation    bytea       not null default '',            -- SHA-256 of it; empty where there is none
    invited_until timestamptz not null default '-infinity',
    created       timestamptz not null
);
create unique index account_by_invitation on account (invitation) where invitation <> '';

create table session (
    token   bytea       not null primary key,                 -- SHA-256 of it
    account text        not null references account (name),
    opened  timestamptz not null,
    seen    timestamptz not null,
    ended   timestamptz not null default 'infinity'
);
create index session_by_account on session (account);

-- What one account asked for and another has to approve. A body holds no secret.
create table proposal (
    number      bigint      not null primary key generated always as identity,
    kind        text        not null,
    target      text        not null,
    body        text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    state       text        not null,
    decided_by  text        not null default '',
    decided_at  timestamptz not null default 'infinity',
    why         text        not null default ''
);
create index proposal_by_state on proposal (state, number);
