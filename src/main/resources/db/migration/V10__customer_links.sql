-- The link in every message: whoever has it sees this account, and nothing else.
create table customer_link (
  account_id    bigint       primary key references account on delete cascade,
  token         varchar(40)  not null unique                       -- 128 random bits, as they stand in the address
);
