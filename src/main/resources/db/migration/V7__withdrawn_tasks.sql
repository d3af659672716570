-- What happened on a day, by what it was: the list of tasks that were withdrawn.
create index trail_what on trail (what, happened_at);
