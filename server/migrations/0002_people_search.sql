-- Finding people by what they are called, and listing them by name or first sight. There is deliberately no index
-- on last_seen_at: it would make the touch of every event rewrite all indexes of persons (docs/decisions/0005).

-- Text as it is searched and sorted: folded, without accents ("Élodie" is found by "elo").
create function search_form(value text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(normalize(fold(value), NFD), E'[\u0300-\u036f]', '', 'g') collate "C";

-- Not strict, and nothing in it that is only stable: so that PostgreSQL puts it in place instead of calling it.
create function field_text(fields jsonb, name text) returns text
  language sql immutable parallel safe
  return case when jsonb_typeof(fields -> name) = 'string' then nullif(trim_text(fields ->> name), '') end;

create function joined(first text, last text) returns text
  language sql immutable parallel safe
  return coalesce(first || ' ' || last, first, last);

-- The rule of displayName() in server/src/person/summary.ts, for searching and sorting; bounded, as an index has limits.
create function person_name(fields jsonb, email text, user_id text, id bigint) returns text
  language sql immutable parallel safe
  return left(coalesce(
    field_text(fields, 'name'),
    joined(coalesce(field_text(fields, 'first_name'), field_text(fields, 'firstName')),
           coalesce(field_text(fields, 'last_name'), field_text(fields, 'lastName'))),
    email, user_id, 'Visitor ' || id::text), 200);

alter table persons
  add column name_key text not null
    generated always as (search_form(person_name(fields, email, user_id, id))) stored,
  add column search_text text not null
    generated always as (search_form(
      person_name(fields, email, user_id, id) || E'\n' || coalesce(email, '') || E'\n' || coalesce(user_id, ''))) stored;

create index persons_by_name on persons (workspace_id, name_key, id) where merged_into is null;
create index persons_by_first_seen on persons (workspace_id, first_seen_at, id) where merged_into is null;

-- Trigrams find any part of a name quickly. Without the extension (it is part of every usual PostgreSQL, but may
-- not be installed) a search reads the table: a third of a second for a million people.
do $$
begin
  create extension if not exists pg_trgm;
  create index persons_search on persons using gin (search_text gin_trgm_ops) where merged_into is null;
exception
  when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'pg_trgm is not available: searching people reads the whole table';
end
$$;
