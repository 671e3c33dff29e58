-- What fields and tags were before each change, so that conditions can look back. What came with the person
-- is not kept: it counts as having been so since the person was first seen.
create table person_changes (
  person_id bigint not null,
  changed_at timestamptz not null,
  id bigint generated always as identity,
  -- Name and value before; null where there was none.
  fields jsonb not null default '{}',
  -- All tags before; null where they did not change.
  tags text[],
  primary key (person_id, changed_at, id)
);

create table account_changes (
  account_id bigint not null,
  changed_at timestamptz not null,
  id bigint generated always as identity,
  fields jsonb not null,
  primary key (account_id, changed_at, id)
);

-- The fields of a person as of an instant, from what they are now. The oldest change after it tells.
create function person_fields_at(person bigint, current jsonb, at timestamptz) returns jsonb
  language sql stable parallel safe
  return current || coalesce((
    select jsonb_object_agg(o.name, o.value) from (
      select distinct on (f.key) f.key as name, f.value
      from person_changes c cross join jsonb_each(c.fields) as f
      where c.person_id = person and c.changed_at > at
      order by f.key, c.changed_at, c.id) as o), '{}'::jsonb);

create function person_tags_at(person bigint, current text[], at timestamptz) returns text[]
  language sql stable parallel safe
  return coalesce((
    select c.tags from person_changes c
    where c.person_id = person and c.changed_at > at and c.tags is not null
    order by c.changed_at, c.id limit 1), current);

create function account_fields_at(account bigint, current jsonb, at timestamptz) returns jsonb
  language sql stable parallel safe
  return current || coalesce((
    select jsonb_object_agg(o.name, o.value) from (
      select distinct on (f.key) f.key as name, f.value
      from account_changes c cross join jsonb_each(c.fields) as f
      where c.account_id = account and c.changed_at > at
      order by f.key, c.changed_at, c.id) as o), '{}'::jsonb);
