-- Full lists of open items settle what they no longer hold.

alter table invoice add column listed_by bigint;                   -- the newest full list (import) that held it; null: none did

create table full_list (
  import_id     bigint       primary key references import_run on delete cascade,
  creditor_id   varchar(40)  not null references creditor on delete cascade,
  content       varchar(64)  not null                              -- SHA-256 of the file and its name: an older list is known when it comes again
);
create index full_list_creditor on full_list (creditor_id, import_id);

-- One payment that several sources tell (a payment file, the bank in several formats) is booked once: who told it again.
create table payment_told_again (
  once_key      varchar(200) primary key,                          -- of the telling that was not booked
  entry_id      bigint       not null references ledger_entry on delete cascade,
  source        varchar(60)  not null
);
create index payment_told_again_entry on payment_told_again (entry_id);
alter table payment_told_again add constraint payment_told_once unique (entry_id, source);
create index bank_entry_booking_key on bank_entry (booking_key);
create index ledger_entry_amount on ledger_entry (amount, value_date);   -- which payment a bank takes back

-- A file is kept part by part, each in a transaction of its own: an embedded database holds a transaction in memory.
alter table import_run add column file_size bigint;                -- bytes; null until the file is kept whole
update import_run set file_size = (select coalesce(sum(octet_length(p.bytes)), 0) from import_part p where p.import_id = import_run.import_id);

-- The terms that interest was reckoned by, so that it can be reckoned again when a payment or a hold turns out to be older.
create table interest_terms (
  invoice_id    bigint       primary key references invoice on delete cascade,   -- the interest item
  base_rate     varchar(40)  not null,
  points        numeric(9,4) not null,                             -- percentage points above the base rate
  until_on      date         not null                              -- the last day it was reckoned for
);
