-- What conditions on scores and consents read. Nobody has a row before a score was computed or a consent given.
create table scores (
  person_id bigint not null,
  key text not null,
  value numeric not null,
  changed_at timestamptz not null,
  primary key (person_id, key)
);

create table consents (
  person_id bigint not null,
  topic text not null,
  channel text not null,
  subscribed boolean not null,
  changed_at timestamptz not null,
  primary key (person_id, topic, channel)
);
