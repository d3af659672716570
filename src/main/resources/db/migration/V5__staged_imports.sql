-- A file that came in is kept until it is booked to its end, so that an import can be stopped and go on, here or on another node.

alter table import_run add column mapping varchar(8000);                       -- JSON; null: nothing was declared
alter table import_run add column records bigint;                              -- in the file; null until it was read to its end
alter table import_run add column position bigint default 0 not null;          -- records dealt with, set in the transaction that books them
alter table import_run add column stop_wanted boolean default false not null;
alter table import_run add column stopped_at timestamp;                        -- null while it runs
alter table import_run add column seen_at timestamp;                           -- when whoever runs it was last heard of; null: nobody has begun

create table import_part (
  import_id     bigint       not null references import_run on delete cascade,
  part          int          not null,
  bytes         bytea        not null,
  primary key (import_id, part)
);
