-- The bank tells several payments as one sum in one report and one by one in another: both are kept, one of them counts.
alter table bank_entry add column is_sum boolean default false not null;   -- may stand for several payments
alter table bank_entry add column batch varchar(200);              -- of a part: its batch; of a sum: the batch that told it one by one
alter table bank_entry add column batch_amount numeric(19,4);      -- of the whole, while only one of the two tellings is known
alter table bank_entry add column told_in bigint;                  -- of a part or a sum: the import; one report tells nothing twice
create index bank_entry_batch on bank_entry (batch);
create index bank_entry_batch_amount on bank_entry (batch_amount, booked_on, is_sum);
