-- How a workspace names its segments, in which language it writes by itself, and to whom.
alter table workspaces
  add column language text not null default 'en' check (language in ('en', 'fr')),
  add column owner_email text not null default '',
  add column naming jsonb not null default '{"style": "any", "first_words": []}',
  -- When the next monthly audit is due; null: to be worked out.
  add column next_audit_at timestamptz;

-- When a segment was last of use to something outside: kept to the hour, so that reading does not become writing.
create table segment_last_uses (
  segment_id int not null references segments (id) on delete cascade,
  kind text not null check (kind in ('flow', 'segment', 'api', 'export')),
  used_at timestamptz not null,
  primary key (segment_id, kind)
);
