-- Which signatures have been taken, on whatever node, each until its message is out of time anyway: 64
-- bits of a keyed code, the same on all nodes. Rows are written without waiting for the disk; what
-- comes of the message is written after them, and does wait.
create table nonce (
    hash bigint      not null primary key,
    ends timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1.0);
create index nonce_by_end on nonce (ends);
