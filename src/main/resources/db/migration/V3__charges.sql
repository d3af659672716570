-- Fees, interest and costs are open items of their own beside the invoice they belong to; money paid out of credit is one too.

alter table invoice add column kind varchar(10) default 'invoice' not null;   -- invoice | fee | interest | cost | refund
alter table invoice add column charged_on_invoice bigint references invoice;  -- the invoice that a charge belongs to, null for an invoice or refund
alter table invoice alter column number set data type varchar(90);            -- <number of the invoice>/interest-12
alter table ledger_entry alter column invoice_number set data type varchar(90);
create index invoice_charged_on on invoice (charged_on_invoice);
