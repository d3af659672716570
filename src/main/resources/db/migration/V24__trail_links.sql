-- The chain of what happened in each case: a row for each row of the trail, made soon after it and never changed. The salted digest stands for what the row says
-- in words; when words are erased, so is the salt, and the digest stays.
create table trail_link (
  sequence_no   bigint       primary key,                           -- 1, 2, 3 … over all chains
  trail_id      bigint       not null unique,
  chain         varchar(80)  not null,                              -- a case, an account or the house
  place         bigint       not null,                              -- 1, 2, 3 … in the chain
  salt          varchar(32),
  digest        varchar(64)  not null,                              -- of salt and words
  link          varchar(64)  not null,                              -- of the link before, the digest, and who did what when
  linked_at     timestamp    not null,
  unique (chain, place)
);

-- One digest a day over all links of the day and the seal before.
create table trail_seal (
  up_to         bigint       primary key,                           -- sequence_no of the last link in it
  sealed_day    date         not null,                              -- twice when clocks of nodes differ at midnight
  digest        varchar(64)  not null,
  sealed_at     timestamp    not null
);

-- One row: the last sequence_no, and below which trail_id everything has its link. Locked by whoever adds links.
create table trail_keeper (
  keeper        int          primary key,
  last_sequence bigint       not null,
  linked_below  bigint       not null
);
insert into trail_keeper values (1, 0, 0);
