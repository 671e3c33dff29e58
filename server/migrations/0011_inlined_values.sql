-- The same functions without `strict`, which none of them needs: PostgreSQL puts the body of a strict function in place of
-- its call only where the body is strict itself, and `case` and `and` are not. As calls they cost ten times as much, which
-- was most of the time of a scan that looks into properties (docs/decisions/0010).
create or replace function json_number(value jsonb) returns numeric
  language sql immutable parallel safe
  return case jsonb_typeof(value)
    when 'number' then value::numeric
    when 'string' then case
      when (value #>> '{}') ~ '^\s*[-+]?[0-9]{1,60}(\.[0-9]{1,60})?([eE][-+]?[0-9]{1,2})?\s*$' then (value #>> '{}')::numeric
    end
  end;

create or replace function is_iso_date(value text) returns boolean
  language sql immutable parallel safe
  return value ~ ('^\s*('
    || '([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])))'
    || '|(([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)'
    || ')([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?\s*(Z|z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)?)?\s*$')
    and value !~ '^\s*0000';

create or replace function json_instant(value jsonb, zone text) returns timestamptz
  language sql stable parallel safe
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

create or replace function json_instant_end(value jsonb, zone text) returns timestamptz
  language sql stable parallel safe
  return case
    when (value #>> '{}') ~ '^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$' and jsonb_typeof(value) = 'string' and is_iso_date(value #>> '{}') then
      ((value #>> '{}')::timestamp + interval '1 day') at time zone zone - interval '1 microsecond'
    else json_instant(value, zone)
  end;
