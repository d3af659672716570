-- The order of channels that the step asked for; null: by the table choose-channels.
alter table message add column channels varchar(60);

-- By which channels a message was handed over, and what became of it. What failed on one goes out by the next, under the same message.
create table delivery (
  message_id    varchar(36)  not null references message,
  number        int          not null,          -- 1, 2, … for each message
  channel       varchar(20)  not null,
  recipient     varchar(400) not null,
  carrier_id    varchar(200),                   -- under which the carrier knows it
  handed_over_at timestamp   not null,
  state         varchar(20)  not null,          -- HANDED_OVER | DELAYED | DELIVERED | FAILED
  state_at      timestamp    not null,
  state_reason  varchar(400),
  primary key (message_id, number)
);
create index delivery_carrier on delivery (carrier_id);
insert into delivery (message_id, number, channel, recipient, handed_over_at, state, state_at)
  select message_id, 1, channel, recipient, handed_over_at, 'HANDED_OVER', handed_over_at from message where handed_over_at is not null and channel is not null;

-- Addresses that are known to lead nowhere, until others take their place.
create table undeliverable_address (
  customer_id   varchar(60)  not null references customer on delete cascade,
  channel       varchar(20)  not null,          -- email | sms | letter
  address       varchar(400) not null,
  since         timestamp    not null,
  reason        varchar(400) not null,
  primary key (customer_id, channel)
);
