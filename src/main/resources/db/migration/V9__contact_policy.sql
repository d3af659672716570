-- Channels by which a customer does not want to be contacted: email, letter, phone, visit.
create table channel_opt_out (
  customer_id   varchar(60)  not null references customer on delete cascade,
  channel       varchar(20)  not null,
  since         timestamp    not null,
  said_to       varchar(64)  not null,                             -- who noted it
  primary key (customer_id, channel)
);
