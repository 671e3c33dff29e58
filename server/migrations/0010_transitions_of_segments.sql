-- Who came and went, a segment at a time, the newest first; events of the application seldom have this property.
create index events_by_segment on events ((properties ->> 'segment'), occurred_at)
  where properties ->> 'segment' is not null;
