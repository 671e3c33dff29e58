CREATE OR REPLACE FUNCTION public.account_fields_at(account bigint, current jsonb, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (current || COALESCE((SELECT jsonb_object_agg(o.name, o.value) AS jsonb_object_agg FROM (SELECT DISTINCT ON (f.key) f.key AS name, f.value FROM (account_changes c CROSS JOIN LATERAL jsonb_each(c.fields) f(key, value)) WHERE ((c.account_id = account_fields_at.account) AND (c.changed_at > account_fields_at.at)) ORDER BY f.key, c.changed_at, c.id) o), '{}'::jsonb));

CREATE OR REPLACE FUNCTION public.field_text(fields jsonb, name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (jsonb_typeof((fields -> name)) = 'string'::text) THEN NULLIF(trim_text((fields ->> name)), ''::text) ELSE NULL::text END;

CREATE OR REPLACE FUNCTION public.fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN replace((lower((trim_text(value) COLLATE "und-x-icu")) COLLATE "C"), 'ς'::text, 'σ'::text);

CREATE OR REPLACE FUNCTION public.is_iso_date(value text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((value ~ ((('^\s*('::text || '([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])))'::text) || '|(([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)'::text) || ')([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?\s*(Z|z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)?)?\s*$'::text)) AND (value !~ '^\s*0000'::text));

CREATE OR REPLACE FUNCTION public.joined(first text, last text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE(((first || ' '::text) || last), first, last);

CREATE OR REPLACE FUNCTION public.json_instant(value jsonb, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (((value #>> '{}'::text[]) ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$'::text) AND ((value #>> '{}'::text[]) > '0001'::text)) THEN ((value #>> '{}'::text[]))::timestamp with time zone WHEN ((jsonb_typeof(value) = 'string'::text) AND is_iso_date((value #>> '{}'::text[]))) THEN CASE WHEN ((value #>> '{}'::text[]) ~ ':.*([zZ]|[+-][0-9:]+)\s*$'::text) THEN (replace((value #>> '{}'::text[]), ','::text, '.'::text))::timestamp with time zone ELSE ((replace((value #>> '{}'::text[]), ','::text, '.'::text))::timestamp without time zone AT TIME ZONE zone) END WHEN ((json_number(value) >= ('-62135596800'::bigint)::numeric) AND (json_number(value) <= ('99999999999'::bigint)::numeric)) THEN to_timestamp((json_number(value))::double precision) WHEN ((json_number(value) >= ('100000000000'::bigint)::numeric) AND (json_number(value) <= ('9999999999999'::bigint)::numeric)) THEN to_timestamp(((json_number(value) / (1000)::numeric))::double precision) ELSE NULL::timestamp with time zone END;

CREATE OR REPLACE FUNCTION public.json_instant_end(value jsonb, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (((value #>> '{}'::text[]) ~ '^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$'::text) AND (jsonb_typeof(value) = 'string'::text) AND is_iso_date((value #>> '{}'::text[]))) THEN (((((value #>> '{}'::text[]))::timestamp without time zone + '1 day'::interval) AT TIME ZONE zone) - '00:00:00.000001'::interval) ELSE json_instant(value, zone) END;

CREATE OR REPLACE FUNCTION public.json_number(value jsonb)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE jsonb_typeof(value) WHEN 'number'::text THEN (value)::numeric WHEN 'string'::text THEN CASE WHEN ((value #>> '{}'::text[]) ~ '^\s*[-+]?[0-9]{1,60}(\.[0-9]{1,60})?([eE][-+]?[0-9]{1,2})?\s*$'::text) THEN ((value #>> '{}'::text[]))::numeric ELSE NULL::numeric END ELSE NULL::numeric END;

CREATE OR REPLACE FUNCTION public.person_fields_at(person bigint, current jsonb, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (current || COALESCE((SELECT jsonb_object_agg(o.name, o.value) AS jsonb_object_agg FROM (SELECT DISTINCT ON (f.key) f.key AS name, f.value FROM (person_changes c CROSS JOIN LATERAL jsonb_each(c.fields) f(key, value)) WHERE ((c.person_id = person_fields_at.person) AND (c.changed_at > person_fields_at.at)) ORDER BY f.key, c.changed_at, c.id) o), '{}'::jsonb));

CREATE OR REPLACE FUNCTION public.person_name(fields jsonb, email text, user_id text, id bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN "left"(COALESCE(field_text(fields, 'name'::text), joined(COALESCE(field_text(fields, 'first_name'::text), field_text(fields, 'firstName'::text)), COALESCE(field_text(fields, 'last_name'::text), field_text(fields, 'lastName'::text))), email, user_id, ('Visitor '::text || (id)::text)), 200);

CREATE OR REPLACE FUNCTION public.person_tags_at(person bigint, current text[], at timestamp with time zone)
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((SELECT c.tags FROM person_changes c WHERE ((c.person_id = person_tags_at.person) AND (c.changed_at > person_tags_at.at) AND (c.tags IS NOT NULL)) ORDER BY c.changed_at, c.id LIMIT 1), current);

CREATE OR REPLACE FUNCTION public.search_form(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (regexp_replace(NORMALIZE(fold(value), NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text) COLLATE "C");

CREATE OR REPLACE FUNCTION public.trim_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (btrim(value, ' \u0009
\u000b\u000c\u000d\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'::text) COLLATE "C");

create table account_changes (
  account_id bigint not null,
  changed_at timestamp with time zone not null,
  id bigint not null generated always as identity,
  fields jsonb not null,
  constraint account_changes_pkey PRIMARY KEY (account_id, changed_at, id)
);

create table account_members (
  person_id bigint not null,
  account_id bigint not null,
  since timestamp with time zone not null,
  constraint account_members_pkey PRIMARY KEY (person_id, account_id)
);
CREATE INDEX account_members_by_account ON public.account_members USING btree (account_id);

create table accounts (
  id bigint not null generated by default as identity,
  workspace_id integer not null,
  key text not null,
  fields jsonb not null default '{}'::jsonb,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_workspace_id_key_key UNIQUE (workspace_id, key)
);

create table consents (
  person_id bigint not null,
  topic text not null,
  channel text not null,
  subscribed boolean not null,
  changed_at timestamp with time zone not null,
  constraint consents_pkey PRIMARY KEY (person_id, topic, channel)
);

create table definition_clock (
  singleton boolean not null default true,
  version bigint not null,
  constraint definition_clock_pkey PRIMARY KEY (singleton),
  constraint definition_clock_singleton_check CHECK (singleton)
);

create table event_properties (
  event_type_id integer not null,
  name text not null,
  type text not null,
  last_seen_at timestamp with time zone not null,
  constraint event_properties_pkey PRIMARY KEY (event_type_id, name),
  constraint event_properties_event_type_id_fkey FOREIGN KEY (event_type_id) REFERENCES event_types(id)
);

create table event_types (
  id integer not null generated always as identity,
  workspace_id integer not null,
  name text not null,
  kind text not null,
  events bigint not null default 0,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  constraint event_types_pkey PRIMARY KEY (id),
  constraint event_types_workspace_id_name_key UNIQUE (workspace_id, name),
  constraint event_types_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
);

create table events (
  person_id bigint not null,
  id uuid not null,
  event_type_id integer not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  properties jsonb not null,
  constraint events_pkey PRIMARY KEY (person_id, id)
);
CREATE INDEX events_by_person ON public.events USING btree (person_id, event_type_id, occurred_at);
CREATE INDEX events_by_segment ON public.events USING btree (((properties ->> 'segment'::text)), occurred_at) WHERE ((properties ->> 'segment'::text) IS NOT NULL);
CREATE INDEX events_by_type ON public.events USING btree (event_type_id, occurred_at) INCLUDE (person_id);

create table fields (
  id integer not null generated always as identity,
  workspace_id integer not null,
  of text not null,
  name text not null,
  type text not null,
  misfits bigint not null default 0,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  constraint fields_pkey PRIMARY KEY (id),
  constraint fields_workspace_id_of_name_key UNIQUE (workspace_id, of, name),
  constraint fields_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id),
  constraint fields_of_check CHECK ((of = ANY (ARRAY['person'::text, 'account'::text]))),
  constraint fields_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'boolean'::text, 'date'::text, 'list'::text])))
);

create table flow_versions (
  flow_id integer not null,
  number integer not null,
  graph jsonb not null,
  created_at timestamp with time zone not null,
  constraint flow_versions_pkey PRIMARY KEY (flow_id, number),
  constraint flow_versions_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flows(id) ON DELETE CASCADE
);

create table flows (
  id integer not null generated always as identity,
  workspace_id integer not null,
  key text not null,
  name text not null,
  status text not null,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint flows_pkey PRIMARY KEY (id),
  constraint flows_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint flows_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id),
  constraint flows_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'live'::text, 'paused'::text])))
);

create table identifiers (
  workspace_id integer not null,
  kind text not null,
  value text not null,
  person_id bigint not null,
  constraint identifiers_pkey PRIMARY KEY (workspace_id, kind, value),
  constraint identifiers_kind_check CHECK ((kind = ANY (ARRAY['user_id'::text, 'anonymous_id'::text, 'email'::text])))
);
CREATE INDEX identifiers_by_person ON public.identifiers USING btree (person_id);

create table messages (
  person_id bigint not null,
  id uuid not null,
  workspace_id integer not null,
  flow_id integer not null,
  run_id bigint not null,
  step_id text not null,
  visit integer not null,
  channel text not null,
  recipient text not null default ''::text,
  sender text not null default ''::text,
  subject text not null default ''::text,
  html text not null default ''::text,
  body_text text not null default ''::text,
  status text not null,
  reason text,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (person_id, id),
  constraint messages_person_id_run_id_step_id_visit_key UNIQUE (person_id, run_id, step_id, visit),
  constraint messages_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'skipped'::text, 'failed'::text, 'uncertain'::text])))
);
CREATE INDEX messages_by_flow ON public.messages USING btree (flow_id, step_id, status);
CREATE INDEX messages_by_flow_time ON public.messages USING btree (flow_id, created_at DESC, id);
CREATE INDEX messages_by_id ON public.messages USING btree (id);
CREATE INDEX messages_by_time ON public.messages USING btree (workspace_id, created_at DESC, id);
CREATE INDEX messages_due ON public.messages USING btree (due_at) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX messages_not_sent ON public.messages USING btree (workspace_id, status, created_at DESC, id) WHERE (status <> 'sent'::text);
CREATE INDEX messages_search ON public.messages USING gin (search_form(((recipient || '
'::text) || subject)) gin_trgm_ops);

create table migrations (
  number integer not null,
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (number)
);

create table pending (
  workspace_id integer not null,
  lane smallint not null,
  person_id bigint not null,
  change text not null,
  key_id integer,
  event_id uuid,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone not null
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=10000, autovacuum_vacuum_insert_threshold=-1, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=1000000);
CREATE INDEX pending_by_due ON public.pending USING btree (due_at);

create table person_changes (
  person_id bigint not null,
  changed_at timestamp with time zone not null,
  id bigint not null generated always as identity,
  fields jsonb not null default '{}'::jsonb,
  tags text[],
  constraint person_changes_pkey PRIMARY KEY (person_id, changed_at, id)
);

create table persons (
  id bigint not null generated by default as identity,
  workspace_id integer not null,
  user_id text,
  email text,
  identified boolean not null,
  fields jsonb not null default '{}'::jsonb,
  tags text[] not null default '{}'::text[],
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  merged_into bigint,
  created_at timestamp with time zone not null,
  name_key text not null generated always as (search_form(person_name(fields, email, user_id, id))) stored,
  search_text text not null generated always as (search_form(((((person_name(fields, email, user_id, id) || '
'::text) || COALESCE(email, ''::text)) || '
'::text) || COALESCE(user_id, ''::text)))) stored,
  constraint persons_pkey PRIMARY KEY (id)
) with (fillfactor=85);
CREATE INDEX persons_by_first_seen ON public.persons USING btree (workspace_id, first_seen_at, id) WHERE (merged_into IS NULL);
CREATE INDEX persons_by_name ON public.persons USING btree (workspace_id, name_key, id) WHERE (merged_into IS NULL);
CREATE INDEX persons_by_workspace ON public.persons USING btree (workspace_id, id) WHERE (identified AND (merged_into IS NULL));
CREATE INDEX persons_search ON public.persons USING gin (search_text gin_trgm_ops) WHERE (merged_into IS NULL);
CREATE INDEX persons_tagged ON public.persons USING btree (workspace_id, id) WHERE ((tags <> '{}'::text[]) AND (merged_into IS NULL));

create table runs (
  person_id bigint not null,
  id bigint not null generated by default as identity,
  flow_id integer not null,
  version integer not null,
  key text not null,
  status text not null,
  step_id text,
  visit integer not null default 0,
  wakes_at timestamp with time zone,
  context jsonb not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint runs_pkey PRIMARY KEY (person_id, id),
  constraint runs_person_id_flow_id_key_key UNIQUE (person_id, flow_id, key),
  constraint runs_status_check CHECK ((status = ANY (ARRAY['running'::text, 'finished'::text, 'exited'::text])))
);
CREATE INDEX runs_by_flow ON public.runs USING btree (flow_id, status);
CREATE INDEX runs_by_wake ON public.runs USING btree (wakes_at) WHERE ((status = 'running'::text) AND (wakes_at IS NOT NULL));
CREATE UNIQUE INDEX runs_one_at_a_time ON public.runs USING btree (person_id, flow_id) WHERE (status = 'running'::text);

create table scores (
  person_id bigint not null,
  key text not null,
  value numeric not null,
  changed_at timestamp with time zone not null,
  constraint scores_pkey PRIMARY KEY (person_id, key)
);

create table segment_counts (
  version_id integer not null,
  lane smallint not null,
  members bigint not null,
  constraint segment_counts_pkey PRIMARY KEY (version_id, lane)
);

create table segment_days (
  segment_id integer not null,
  day date not null,
  lane smallint not null,
  entered bigint not null default 0,
  "left" bigint not null default 0,
  constraint segment_days_pkey PRIMARY KEY (segment_id, day, lane)
);

create table segment_past_sizes (
  segment_id integer not null,
  day date not null,
  size bigint not null,
  constraint segment_past_sizes_pkey PRIMARY KEY (segment_id, day),
  constraint segment_past_sizes_segment_id_fkey FOREIGN KEY (segment_id) REFERENCES segments(id) ON DELETE CASCADE
);

create unlogged table segment_staging (
  version_id integer not null,
  lane smallint not null,
  person_id bigint not null,
  member boolean not null,
  flips_at timestamp with time zone,
  constraint segment_staging_pkey PRIMARY KEY (version_id, lane, person_id)
);

create table segment_states (
  person_id bigint not null,
  version_id integer not null,
  member boolean not null,
  since timestamp with time zone not null,
  flips_at timestamp with time zone,
  constraint segment_states_pkey PRIMARY KEY (person_id, version_id)
) with (fillfactor=85);
CREATE INDEX segment_states_members ON public.segment_states USING btree (version_id, person_id) WHERE member;
CREATE INDEX segment_states_timers ON public.segment_states USING btree (flips_at) WHERE (flips_at IS NOT NULL);

create table segment_versions (
  id integer not null generated always as identity,
  segment_id integer not null,
  number integer not null,
  definition jsonb not null,
  status text not null,
  progress real not null default 0,
  error text,
  triggers boolean not null default false,
  created_at timestamp with time zone not null,
  constraint segment_versions_pkey PRIMARY KEY (id),
  constraint segment_versions_segment_id_number_key UNIQUE (segment_id, number),
  constraint segment_versions_segment_id_fkey FOREIGN KEY (segment_id) REFERENCES segments(id) ON DELETE CASCADE,
  constraint segment_versions_status_check CHECK ((status = ANY (ARRAY['building'::text, 'live'::text, 'retired'::text, 'cancelled'::text, 'failed'::text])))
);

create table segments (
  id integer not null generated always as identity,
  workspace_id integer not null,
  key text not null,
  name text not null,
  description text not null default ''::text,
  live_version_id integer,
  evaluated_at timestamp with time zone,
  latency_p50_ms real,
  latency_max_ms real,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  objective text not null default ''::text,
  owner text not null default ''::text,
  notes text not null default ''::text,
  review_on date,
  folder text not null default ''::text,
  is_technical boolean not null default false,
  constraint segments_pkey PRIMARY KEY (id),
  constraint segments_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint segments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id)
);

create table simulated_clock (
  singleton boolean not null default true,
  now timestamp with time zone not null,
  constraint simulated_clock_pkey PRIMARY KEY (singleton),
  constraint simulated_clock_singleton_check CHECK (singleton)
);

create table workspaces (
  id integer not null generated always as identity,
  name text not null,
  timezone text not null default 'UTC'::text,
  week_start text not null default 'monday'::text,
  write_key text not null,
  secret_key text not null,
  setup jsonb not null,
  created_at timestamp with time zone not null,
  constraint workspaces_pkey PRIMARY KEY (id),
  constraint workspaces_secret_key_key UNIQUE (secret_key),
  constraint workspaces_write_key_key UNIQUE (write_key),
  constraint workspaces_week_start_check CHECK ((week_start = ANY (ARRAY['monday'::text, 'sunday'::text])))
);
