-- What an invoice forgives to whom pays early: the terms as the creditor wrote them on it.
create table cash_discount (
  invoice_id    bigint       not null references invoice on delete cascade,
  until_on      date         not null,           -- the last day on which the payment may come
  percent       numeric(7,4) not null,
  amount        numeric(19,4) not null,          -- what is forgiven
  primary key (invoice_id, until_on)
);
