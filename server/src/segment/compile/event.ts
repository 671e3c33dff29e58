import { acceptsZero, countBounds, type EventLike } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, type CompileContext, type Leaf, MICROSECOND, NEVER } from './context.ts';
import { measuredLeaf } from './measure.ts';
import { scanOf, type Source, sourceOf } from './source.ts';
import { type Beginning, type CompiledWindow, compileWindow, windowBegins } from './window.ts';

interface Bounds {
  readonly lo: number;
  readonly hi: number | null;
}

/** What somebody did, or did not do: filters, count and window of one condition speak of the same events (S14). */
export function compileEventLike(context: CompileContext, condition: EventLike): Leaf {
  const source = sourceOf(context, condition);
  const counted: Leaf =
    source.typeId === null
      ? { joins: [], isTrue: rawSql(acceptsZero(condition.count) ? 'true' : 'false'), flipsAt: null }
      : compileCount(context, condition, source);
  const known = windowBegins(context, condition);
  return known ? requireKnown(context, counted, known) : counted;
}

function compileCount(context: CompileContext, condition: EventLike, source: Source): Leaf {
  const window = compileWindow(context, condition.window);
  const perPerson = context.shape === 'people' || source.perPerson || (window.type === 'newest' && window.perPerson);
  const counted: Counted = { source, bounds: countBounds(condition.count) };
  const leaf =
    window.type === 'look_ahead' || condition.count?.measure
      ? measuredLeaf(context, { source, count: condition.count, window, perPerson })
      : perPerson
        ? newestLeaf(context, counted, window)
        : groupedLeaf(context, counted, window);
  return withMovingFilters(context, source, leaf);
}

interface Counted {
  readonly source: Source;
  readonly bounds: Bounds;
}

/** One person at a time: only as many of the newest events are read as decide the count. */
function newestLeaf(context: CompileContext, counted: Counted, window: CompiledWindow & { type: 'newest' }): Leaf {
  const { lo, hi } = counted.bounds;
  const scan = sql`from events e where ${scanOf(context, counted.source, window, true)}
    order by e.occurred_at desc`;
  const joins: SqlFragment[] = [];
  const nth = (n: number): SqlFragment => {
    const alias = context.alias('c');
    joins.push(
      sql`left join lateral (select e.occurred_at as at ${scan} limit 1 offset ${n - 1}::int) as ${alias} on true`,
    );
    return sql`${alias}.at`;
  };
  const newestLo = lo > 0 ? nth(lo) : null;
  const newestHi = hi === null ? null : nth(hi + 1);
  const isTrue = and([
    ...(newestLo ? [sql`${newestLo} is not null`] : []),
    ...(newestHi ? [sql`${newestHi} is null`] : []),
  ]);
  return { joins, isTrue, flipsAt: rollingFlip(context, { lo, hi, newestLo, newestHi }, window, isTrue) };
}

/** Everybody at once: one pass over the events of the type. */
function groupedLeaf(context: CompileContext, counted: Counted, window: CompiledWindow & { type: 'newest' }): Leaf {
  const alias = context.alias('c');
  const { lo, hi } = counted.bounds;
  const wantsTimes = context.flips && window.span !== null;
  const nthColumn = (n: number): SqlFragment =>
    n === 1 ? rawSql('max(e.occurred_at)') : sql`(array_agg(e.occurred_at order by e.occurred_at desc))[${n}::int]`;
  const columns = [
    rawSql('e.person_id'),
    rawSql('count(*) as n'),
    ...(wantsTimes && lo > 0 ? [sql`${nthColumn(lo)} as newest_lo`] : []),
    ...(wantsTimes && hi !== null ? [sql`${nthColumn(hi + 1)} as newest_hi`] : []),
  ];
  const join = sql`left join (
    select ${joinSql(columns, ', ')} from events e where ${scanOf(context, counted.source, window, false)} group by e.person_id
  ) as ${alias} on ${alias}.person_id = p.id`;
  const n = lo > 0 ? sql`${alias}.n` : sql`coalesce(${alias}.n, 0)`;
  const isTrue = sql`coalesce(${and([
    ...(lo > 0 ? [sql`${n} >= ${lo}::bigint`] : []),
    ...(hi === null ? [] : [sql`${n} <= ${hi}::bigint`]),
  ])}, false)`;
  const newestLo = lo > 0 ? sql`${alias}.newest_lo` : null;
  const newestHi = hi === null ? null : sql`${alias}.newest_hi`;
  return { joins: [join], isTrue, flipsAt: rollingFlip(context, { lo, hi, newestLo, newestHi }, window, isTrue) };
}

/** The times of those two events that decide a count: the `lo`th newest makes it, the one after the `hi`th breaks it. */
interface Newest {
  readonly newestLo: SqlFragment | null;
  readonly newestHi: SqlFragment | null;
}

/** The count drops when the event that just made it leaves the window: one microsecond after its time is up (S1). */
function rollingFlip(
  context: CompileContext,
  { lo, newestLo, newestHi }: Bounds & Newest,
  window: CompiledWindow & { type: 'newest' },
  isTrue: SqlFragment,
): SqlFragment | null {
  if (!context.flips) return null;
  if (window.resetsAt) {
    const zeroFits = rawSql(lo <= 0 ? 'true' : 'false');
    return sql`case when ${isTrue} <> ${zeroFits} then ${window.resetsAt} else ${NEVER} end`;
  }
  const { span } = window;
  if (span === null) return null;
  const leaves = (at: SqlFragment): SqlFragment => sql`${at} + ${span} + ${MICROSECOND}`;
  const cases = [
    ...(newestHi ? [sql`when ${newestHi} is not null then ${leaves(newestHi)}`] : []),
    ...(newestLo ? [sql`when ${newestLo} is not null then ${leaves(newestLo)}`] : []),
  ];
  return cases.length === 0 ? null : sql`case ${joinSql(cases, ' ')} else ${NEVER} end`;
}

/** A filter that the clock moves ("due within the next 3 days") may change what counts: the earliest such instant is a flip, too. */
export function withMovingFilters(context: CompileContext, source: Source, leaf: Leaf): Leaf {
  const moving = source.filters.flatMap((filter) => (filter.flipsAt ? [filter.flipsAt] : []));
  if (!context.flips || moving.length === 0) return leaf;
  const next = sql`coalesce((
    select min(least(${joinSql(moving, ', ')})) from events e
    where e.person_id = p.id and e.event_type_id = ${source.typeId}::int and e.occurred_at <= ${context.now}), ${NEVER})`;
  return { ...leaf, flipsAt: leaf.flipsAt ? sql`least(${leaf.flipsAt}, ${next})` : next };
}

/** S13: only people first seen before the window began. */
function requireKnown(context: CompileContext, leaf: Leaf, known: Beginning): Leaf {
  const isKnown = sql`p.first_seen_at < ${known.at}`;
  const isTrue = sql`(${leaf.isTrue} and ${isKnown})`;
  if (!context.flips) return { ...leaf, isTrue };
  const knownAt = known.rolls ? sql`p.first_seen_at + ${known.rolls} + ${MICROSECOND}` : (known.turnsAt ?? NEVER);
  const flipsAt = sql`case when ${isKnown} then ${leaf.flipsAt ?? NEVER} else ${knownAt} end`;
  return { ...leaf, isTrue, flipsAt };
}
