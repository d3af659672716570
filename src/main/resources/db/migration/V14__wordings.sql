-- Which wording a message was made from, exactly: a digest of the file as it was then; and the education item that it points to.
alter table message add column template_version varchar(16);
alter table message add column article varchar(40);
create index message_article on message (account_id, article);
-- What the treatment asks for beside the steps: an education item before the demand, and the next due items in the thank-you.
alter table collection_case add column education_item varchar(40);
alter table collection_case add column next_items_in_thanks boolean default false not null;
