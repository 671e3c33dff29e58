-- What people note about a segment for each other: what it is for, who looks after it and until when it is to be
-- looked at again. Technical segments only serve others, and stay out of the way where one is chosen.
alter table segments
  add column objective text not null default '',
  add column owner text not null default '',
  add column notes text not null default '',
  add column review_on date,
  add column folder text not null default '',
  add column is_technical boolean not null default false;
