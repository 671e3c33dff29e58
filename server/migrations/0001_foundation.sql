-- Segue's first schema. Big tables carry person_id and can be distributed by it (docs/decisions/0002-schema.md).

-- ── text, numbers and dates of the segment language ────────────────────────────────────────────────────────

-- S8: text compares without regard to case and surrounding spaces, in Unicode. ICU's root locale lower-cases
-- as JavaScript does, whatever the database's own locale; a final sigma is a sigma; the character list is what String.trim() removes.
create function trim_text(value text) returns text
  language sql immutable strict parallel safe
  return btrim(value, E' \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff') collate "C";

create function fold(value text) returns text
  language sql immutable strict parallel safe
  return replace(lower(trim_text(value) collate "und-x-icu") collate "C", 'ς', 'σ');

-- S10: numbers compare as numbers; a text that is a number counts as one, any other text as missing.
create function json_number(value jsonb) returns numeric
  language sql immutable strict parallel safe
  return case jsonb_typeof(value)
    when 'number' then value::numeric
    when 'string' then case
      when (value #>> '{}') ~ '^\s*[-+]?[0-9]{1,60}(\.[0-9]{1,60})?([eE][-+]?[0-9]{1,2})?\s*$' then (value #>> '{}')::numeric
    end
  end;

-- S10: whether a text is an ISO 8601 date that exists (leap years included), so that a cast cannot fail.
create function is_iso_date(value text) returns boolean
  language sql immutable strict parallel safe
  return value ~ ('^\s*('
    || '([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])))'
    || '|(([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)'
    || ')([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?\s*(Z|z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)?)?\s*$')
    and value !~ '^\s*0000';

-- The instant a value stands for; a date without a time is the start of that day in the given zone.
-- ISO 8601 text and Unix seconds or milliseconds are dates; anything else is null (it is not 1970).
create function json_instant(value jsonb, zone text) returns timestamptz
  language sql stable strict parallel safe
  return case
    -- The form that most dates have, days that every month has: one cheap look instead of three.
    when (value #>> '{}') ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$'
      and (value #>> '{}') > '0001' then (value #>> '{}')::timestamptz
    when jsonb_typeof(value) = 'string' and is_iso_date(value #>> '{}') then
      case
        when (value #>> '{}') ~ ':.*([zZ]|[+-][0-9:]+)\s*$' then replace(value #>> '{}', ',', '.')::timestamptz
        else replace(value #>> '{}', ',', '.')::timestamp at time zone zone
      end
    when json_number(value) between -62135596800 and 99999999999 then to_timestamp(json_number(value)::double precision)
    when json_number(value) between 100000000000 and 9999999999999 then to_timestamp((json_number(value) / 1000)::double precision)
  end;

-- The last microsecond a value stands for: the end of the day for a date without a time, else the instant.
create function json_instant_end(value jsonb, zone text) returns timestamptz
  language sql stable strict parallel safe
  return case
    when (value #>> '{}') ~ '^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$' and jsonb_typeof(value) = 'string' and is_iso_date(value #>> '{}') then
      ((value #>> '{}')::timestamp + interval '1 day') at time zone zone - interval '1 microsecond'
    else json_instant(value, zone)
  end;

-- ── control tables ─────────────────────────────────────────────────────────────────────────────────────────

create table workspaces (
  id int generated always as identity primary key,
  name text not null,
  timezone text not null default 'UTC',
  week_start text not null default 'monday' check (week_start in ('monday', 'sunday')),
  write_key text not null unique,
  secret_key text not null unique,
  -- What the first-run screen was told: {mode, status, progress, reached, error}.
  setup jsonb not null,
  created_at timestamptz not null
);

-- Bumped in the transaction of every change to segments or flows; workers reload their catalogue when it moved.
create table definition_clock (
  singleton boolean primary key default true check (singleton),
  version bigint not null
);
insert into definition_clock (version) values (1);

-- Where the simulated clock stands (SEGUE_CLOCK=simulated); empty until it was first set.
create table simulated_clock (
  singleton boolean primary key default true check (singleton),
  now timestamptz not null
);

create table event_types (
  id int generated always as identity primary key,
  workspace_id int not null references workspaces,
  name text not null,
  kind text not null,
  -- Flushed every second from memory, for suggestions by frequency: a crash may lose the last second's share.
  events bigint not null default 0,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (workspace_id, name)
);

create table event_properties (
  event_type_id int not null references event_types,
  name text not null,
  type text not null,
  last_seen_at timestamptz not null,
  primary key (event_type_id, name)
);

create table fields (
  id int generated always as identity primary key,
  workspace_id int not null references workspaces,
  of text not null check (of in ('person', 'account')),
  name text not null,
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'list')),
  misfits bigint not null default 0,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (workspace_id, of, name)
);

-- ── people ─────────────────────────────────────────────────────────────────────────────────────────────────

create table persons (
  id bigint generated by default as identity primary key,
  workspace_id int not null,
  -- The first user id and the e-mail address, for display; `identifiers` decides who is who.
  user_id text,
  email text,
  identified boolean not null,
  -- Values in their field's declared type; what does not fit it is kept as it came and read as missing (S9).
  fields jsonb not null default '{}',
  tags text[] not null default '{}',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  merged_into bigint,
  created_at timestamptz not null
) with (fillfactor = 85);
create index persons_by_workspace on persons (workspace_id, id) where identified and merged_into is null;

create table identifiers (
  workspace_id int not null,
  kind text not null check (kind in ('user_id', 'anonymous_id', 'email')),
  value text not null,
  person_id bigint not null,
  primary key (workspace_id, kind, value)
);
create index identifiers_by_person on identifiers (person_id);

create table accounts (
  id bigint generated by default as identity primary key,
  workspace_id int not null,
  key text not null,
  fields jsonb not null default '{}',
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (workspace_id, key)
);

create table account_members (
  person_id bigint not null,
  account_id bigint not null,
  since timestamptz not null,
  primary key (person_id, account_id)
);
create index account_members_by_account on account_members (account_id);

-- ── what happened ──────────────────────────────────────────────────────────────────────────────────────────

create table events (
  person_id bigint not null,
  -- Made from the message id, so that the same message twice is one event (S5).
  id uuid not null,
  event_type_id int not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  properties jsonb not null,
  primary key (person_id, id)
);
create index events_by_person on events (person_id, event_type_id, occurred_at);
create index events_by_type on events (event_type_id, occurred_at) include (person_id);

-- Changes not yet evaluated: append-only, consumed by delete. One lane has one evaluator at a time.
create table pending (
  workspace_id int not null,
  lane smallint not null,
  person_id bigint not null,
  -- event | field | tag | account | person | visitor | segment; key_id is the event type, field or segment concerned.
  change text not null,
  key_id int,
  event_id uuid,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  -- When it may be evaluated: an event of the future counts once its time has come (S3).
  due_at timestamptz not null
);
create index pending_by_due on pending (due_at);
-- A queue: nearly every row is dead soon, and what is dead must not slow down finding what is not.
alter table pending set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
  autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 1000000
);

-- ── segments ───────────────────────────────────────────────────────────────────────────────────────────────

create table segments (
  id int generated always as identity primary key,
  workspace_id int not null references workspaces,
  key text not null,
  name text not null,
  description text not null default '',
  -- The generation that people see; null while the first one is being built.
  live_version_id int,
  -- Freshness of the last hour, measured: arrival of an event to its evaluation.
  evaluated_at timestamptz,
  latency_p50_ms real,
  latency_max_ms real,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (workspace_id, key)
);

create table segment_versions (
  id int generated always as identity primary key,
  segment_id int not null references segments on delete cascade,
  number int not null,
  definition jsonb not null,
  status text not null check (status in ('building', 'live', 'retired', 'cancelled', 'failed')),
  progress real not null default 0,
  error text,
  -- Whether people who come in by this edit trigger flows (S27).
  triggers boolean not null default false,
  created_at timestamptz not null,
  unique (segment_id, number)
);

-- A row for every member and for every person whom time alone can admit. flips_at may be early, never late.
create table segment_states (
  person_id bigint not null,
  version_id int not null,
  member boolean not null,
  since timestamptz not null,
  flips_at timestamptz,
  primary key (person_id, version_id)
) with (fillfactor = 85);
create index segment_states_timers on segment_states (flips_at) where flips_at is not null;
create index segment_states_members on segment_states (version_id, person_id) where member;

-- What a rebuild found for everybody, until it is applied lane by lane.
create unlogged table segment_staging (
  version_id int not null,
  lane smallint not null,
  person_id bigint not null,
  member boolean not null,
  flips_at timestamptz,
  primary key (version_id, lane, person_id)
);

-- Exact member counts, one row a lane so that workers do not wait for each other.
create table segment_counts (
  version_id int not null,
  lane smallint not null,
  members bigint not null,
  primary key (version_id, lane)
);

create table segment_days (
  segment_id int not null,
  day date not null,
  lane smallint not null,
  entered bigint not null default 0,
  "left" bigint not null default 0,
  primary key (segment_id, day, lane)
);

-- Sizes at the end of the days before a segment existed, computed as of then, so that its trend has a past.
create table segment_past_sizes (
  segment_id int not null references segments on delete cascade,
  day date not null,
  size bigint not null,
  primary key (segment_id, day)
);

-- ── flows and messages ─────────────────────────────────────────────────────────────────────────────────────

create table flows (
  id int generated always as identity primary key,
  workspace_id int not null references workspaces,
  key text not null,
  name text not null,
  status text not null check (status in ('draft', 'live', 'paused')),
  version int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (workspace_id, key)
);

create table flow_versions (
  flow_id int not null references flows on delete cascade,
  number int not null,
  graph jsonb not null,
  created_at timestamptz not null,
  primary key (flow_id, number)
);

create table runs (
  person_id bigint not null,
  id bigint generated by default as identity,
  flow_id int not null,
  version int not null,
  -- Unique per flow and person: `once`, or the id of the transition that started it.
  key text not null,
  status text not null check (status in ('running', 'finished', 'exited')),
  step_id text,
  visit int not null default 0,
  wakes_at timestamptz,
  -- The triggering segment and event, for the words of the messages.
  context jsonb not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id),
  unique (person_id, flow_id, key)
);
create unique index runs_one_at_a_time on runs (person_id, flow_id) where status = 'running';
create index runs_by_wake on runs (wakes_at) where status = 'running' and wakes_at is not null;
create index runs_by_flow on runs (flow_id, status);

create table messages (
  person_id bigint not null,
  id uuid not null,
  workspace_id int not null,
  flow_id int not null,
  run_id bigint not null,
  step_id text not null,
  visit int not null,
  channel text not null,
  recipient text not null default '',
  sender text not null default '',
  subject text not null default '',
  html text not null default '',
  body_text text not null default '',
  -- queued → sending → sent | skipped | failed | uncertain (handed to the mail server, its answer lost).
  status text not null check (status in ('queued', 'sending', 'sent', 'skipped', 'failed', 'uncertain')),
  reason text,
  attempts int not null default 0,
  -- When a worker may take it (again).
  due_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (person_id, id),
  unique (person_id, run_id, step_id, visit)
);
create index messages_due on messages (due_at) where status in ('queued', 'sending');
create index messages_by_time on messages (workspace_id, created_at desc, id);
create index messages_by_flow on messages (flow_id, step_id);
