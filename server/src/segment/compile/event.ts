import { countBounds, type EventCondition, type PageCondition, type PropertyFilter } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { SegueError } from '../../errors.ts';
import { PAGE_EVENT } from '../../event/index.ts';
import { and, type CompileContext, type Leaf, MICROSECOND, NEVER, NOW } from './context.ts';
import { fieldJson } from './field.ts';
import { type CompiledFilter, compileFilter } from './paths.ts';
import { type Beginning, type CompiledWindow, compileWindow, windowBegins } from './window.ts';

/** These look anywhere in the address, so a leading slash does not mean that the path is meant. */
const SUBSTRING_OPERATORS = new Set(['contains', 'not_contains', 'matches']);

interface Bounds {
  readonly lo: number;
  readonly hi: number | null;
}

/** What somebody did, or did not do: event type, filters, count and window of one condition speak of the same events (S14). */
export function compileEvent(context: CompileContext, condition: EventCondition): Leaf {
  return compileCounted(context, condition, condition.event, filtersOf(context, condition.where ?? []));
}

/** A page visit is an event; a text that starts with `/` means the path, anything else the whole address. */
export function compilePage(context: CompileContext, condition: PageCondition): Leaf {
  const filters = filtersOf(context, condition.where ?? []);
  for (const name of ['url', 'path'] as const) {
    const match = condition[name];
    if (!match) continue;
    const values = Array.isArray(match.value) ? match.value : [match.value];
    const isPath =
      name === 'path' || (!SUBSTRING_OPERATORS.has(match.operator) && values.every((value) => value.startsWith('/')));
    const [first, second] = isPath ? ['path', 'url'] : ['url', 'path'];
    const root = sql`jsonb_build_object('address', coalesce(e.properties -> ${first ?? ''}::text, e.properties -> ${second ?? ''}::text))`;
    filters.push(compileFilter({ ...filterInput(context), root, path: 'address', declared: 'text' }, match));
  }
  return compileCounted(context, condition, PAGE_EVENT, filters);
}

function filterInput(context: CompileContext): {
  timezone: string;
  fieldJson(name: string): SqlFragment;
} {
  return { timezone: context.names.timezone, fieldJson };
}

function filtersOf(context: CompileContext, where: readonly PropertyFilter[]): CompiledFilter[] {
  return where.map((filter) =>
    compileFilter({ ...filterInput(context), root: sql`e.properties`, path: filter.property, declared: null }, filter),
  );
}

function compileCounted(
  context: CompileContext,
  condition: EventCondition | PageCondition,
  eventName: string,
  filters: readonly CompiledFilter[],
): Leaf {
  if (condition.count?.measure) throw new SegueError('condition_not_available', { count: 'measure' });
  if (condition.occurrence) throw new SegueError('condition_not_available', { occurrence: condition.occurrence.pick });
  const bounds = countBounds(condition.count);
  const typeId = context.names.eventTypeId(eventName);
  const counted =
    typeId === null
      ? { joins: [], isTrue: rawSql(bounds.lo <= 0 ? 'true' : 'false'), flipsAt: null }
      : compileCount(
          context,
          { typeId, bounds, filters, readsFields: readsFields(condition) },
          compileWindow(context, condition.window),
        );
  const known = windowBegins(context, condition);
  return known ? requireKnown(context, counted, known) : counted;
}

interface Counted {
  readonly typeId: number;
  readonly bounds: Bounds;
  readonly filters: readonly CompiledFilter[];
  /** A filter compares with a field of the person, so it cannot be scanned without them. */
  readonly readsFields: boolean;
}

function readsFields(condition: EventCondition | PageCondition): boolean {
  return (condition.where ?? []).some((filter) => typeof filter.value === 'object' && 'field' in filter.value);
}

function compileCount(context: CompileContext, counted: Counted, window: CompiledWindow): Leaf {
  const perPerson = context.shape === 'people' || counted.readsFields || (window.type === 'newest' && window.perPerson);
  const leaf =
    window.type === 'look_ahead'
      ? aggregateLeaf(context, counted, window, perPerson)
      : perPerson
        ? newestLeaf(context, counted, window)
        : groupedLeaf(context, counted, window);
  return withMovingFilters(context, counted, leaf);
}

function scanOf(counted: Counted, window: CompiledWindow, perPerson: boolean): SqlFragment {
  const at = rawSql('e.occurred_at');
  const scan = window.scan(at);
  return and([
    ...(perPerson ? [rawSql('e.person_id = p.id')] : []),
    sql`e.event_type_id = ${counted.typeId}::int`,
    sql`${at} <= ${NOW}`,
    ...(scan ? [scan] : []),
    ...counted.filters.map((filter) => filter.isTrue),
  ]);
}

/** One person at a time: only as many of the newest events are read as decide the count. */
function newestLeaf(context: CompileContext, counted: Counted, window: CompiledWindow & { type: 'newest' }): Leaf {
  const { lo, hi } = counted.bounds;
  const scan = sql`from events e where ${and([...context.guards, scanOf(counted, window, true)])}
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
    select ${joinSql(columns, ', ')} from events e where ${scanOf(counted, window, false)} group by e.person_id
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

/** Windows into which events still come as time passes: the whole range is aggregated, in either shape. */
function aggregateLeaf(
  context: CompileContext,
  counted: Counted,
  window: CompiledWindow & { type: 'look_ahead' },
  perPerson: boolean,
): Leaf {
  const alias = context.alias('c');
  const inside = window.inside(rawSql('e.occurred_at'));
  const columns = sql`count(*) filter (where ${inside}) as n,
    min(e.occurred_at) filter (where ${inside}) as oldest_inside,
    min(e.occurred_at) filter (where not ${inside}) as oldest_outside`;
  const scan = and([...(perPerson ? context.guards : []), scanOf(counted, window, perPerson)]);
  const join = perPerson
    ? sql`left join lateral (select ${columns} from events e where ${scan}) as ${alias} on true`
    : sql`left join (select e.person_id, ${columns} from events e where ${scan} group by e.person_id) as ${alias}
        on ${alias}.person_id = p.id`;
  const n = sql`coalesce(${alias}.n, 0)`;
  const { lo, hi } = counted.bounds;
  const isTrue = and([sql`${n} >= ${Math.max(lo, 0)}::bigint`, ...(hi === null ? [] : [sql`${n} <= ${hi}::bigint`])]);
  const flipsAt = window.flipsAt(sql`${alias}.oldest_inside`, sql`${alias}.oldest_outside`);
  return { joins: [join], isTrue, flipsAt: context.flips ? sql`coalesce(${flipsAt}, ${NEVER})` : null };
}

/** A filter that the clock moves ("due within the next 3 days") may change what counts: the earliest such instant is a flip, too. */
function withMovingFilters(context: CompileContext, counted: Counted, leaf: Leaf): Leaf {
  const moving = counted.filters.flatMap((filter) => (filter.flipsAt ? [filter.flipsAt] : []));
  if (!context.flips || moving.length === 0) return leaf;
  const next = sql`coalesce((
    select min(least(${joinSql(moving, ', ')})) from events e
    where e.person_id = p.id and e.event_type_id = ${counted.typeId}::int and e.occurred_at <= ${NOW}), ${NEVER})`;
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
