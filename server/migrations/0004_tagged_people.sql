-- Tags are listed by reading those who have any, not everybody.
create index persons_tagged on persons (workspace_id, id) where tags <> '{}' and merged_into is null;
