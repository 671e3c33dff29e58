-- Reading the mailbox quickly however many messages there are (docs/decisions/0007-email-delivery.md).

create index messages_by_id on messages (id);
create index messages_by_flow_time on messages (flow_id, created_at desc, id);
-- Nearly all messages are sent ones; the others are few and far between.
create index messages_not_sent on messages (workspace_id, status, created_at desc, id) where status <> 'sent';

-- Counting by flow, step and outcome reads the index alone.
drop index messages_by_flow;
create index messages_by_flow on messages (flow_id, step_id, status);

-- As for people (0002): without the extension a search reads the table.
do $$
begin
  create extension if not exists pg_trgm;
  create index messages_search on messages using gin (search_form(recipient || E'\n' || subject) gin_trgm_ops);
exception
  when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'pg_trgm is not available: searching messages reads the whole table';
end
$$;
