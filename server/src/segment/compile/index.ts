import { type Condition, isEventLike, type SegmentDefinition } from '@segue/shared/segment';
import { joinSql, rawSql, type SqlFragment, type Statement, sql, toStatement } from '../../db/sql.ts';
import { namesOfFitting } from './account.ts';
import { compileCondition } from './condition.ts';
import { compileCounted, compileValue } from './evidence.ts';
import {
  type CompileContext,
  createAliases,
  type Leaf,
  NEVER,
  type Names,
  NOW,
  personAsOf,
  type Shape,
} from './context.ts';

export {
  accountStates,
  accountsThatFit,
  compileAccountIds,
  compileAccountProbe,
  compileAccountTotal,
} from './account-statements.ts';
export type { Names } from './context.ts';
export { SESSION_KINDS } from './session.ts';
export { eventNameOf, eventNamesIn } from './source.ts';

const IDS = sql`${{ slot: 'ids' }}::bigint[]`;

interface Options {
  readonly shape: Shape;
  readonly flips: boolean;
  readonly asOf?: boolean;
  /** The people come from the slot `ids`. */
  readonly someIds?: boolean;
}

/** The condition of a definition over the alias `p` of `persons`. Throws `unknown_segment`, `segment_cycle`. */
function compileDefinition(
  definition: SegmentDefinition,
  names: Names,
  options: Options,
): { leaf: Leaf; population: SqlFragment; context: CompileContext } {
  const context: CompileContext = {
    names,
    shape: options.shape,
    now: NOW,
    looksBack: options.asOf ?? false,
    flips: options.flips,
    inlining: [],
    guards: [],
    alias: createAliases(),
    ids: options.someIds ? IDS : undefined,
  };
  const identified = definition.include_anonymous === true ? rawSql('true') : rawSql('p.identified');
  return {
    leaf: compileCondition(context, definition.condition),
    context,
    population: sql`p.workspace_id = ${names.workspaceId}::int and p.merged_into is null and ${identified}`,
  };
}

/**
 * Evaluates one version of a segment for some people. Slots: `ids`, and parallel to it what is stored of them:
 * `members` and `flips` (null for nothing); `now`; `keep` (a build is running: whoever has no state yet is news, too, so
 * that the build's older view of them loses). Returns what is to be stored anew: `{ person_id, member, flips_at }`.
 */
export function compileEvaluation(definition: SegmentDefinition, names: Names): Statement {
  const { leaf, population } = compileDefinition(definition, names, { shape: 'people', flips: true, someIds: true });
  return toStatement(sql`
    select e.person_id, e.member, e.flips_at
    from (
      select p.id as person_id, ${leaf.isTrue} as member, ${flipOrNull(leaf)} as flips_at, i.member as was, i.flips_at as due_at
      from unnest(${{ slot: 'ids' }}::bigint[], ${{ slot: 'members' }}::boolean[], ${{ slot: 'flips' }}::timestamptz[])
        as i (id, member, flips_at)
      join persons p on p.id = i.id and ${population}
      ${joinSql(leaf.joins, '\n      ')}
      offset 0
    ) as e
    where e.member <> coalesce(e.was, false)
       or e.flips_at < e.due_at
       or (e.flips_at is not null and e.due_at is null)
       or e.due_at <= ${NOW}
       or (${{ slot: 'keep' }}::boolean and e.was is null)`);
}

/** Evaluates everybody into `segment_staging`. Slots: `version`, `now`. */
export function compileStaging(definition: SegmentDefinition, names: Names, lanes: number): Statement {
  const { leaf, population } = compileDefinition(definition, names, { shape: 'everyone', flips: true });
  return toStatement(sql`
    insert into segment_staging (version_id, lane, person_id, member, flips_at)
    select ${{ slot: 'version' }}::int, r.person_id % ${lanes}::int, r.person_id, r.member, r.flips_at
    from (
      select p.id as person_id, ${leaf.isTrue} as member, ${flipOrNull(leaf)} as flips_at
      from persons p
      ${joinSql(leaf.joins, '\n      ')}
      where ${population}
    ) as r
    where r.member or r.flips_at is not null`);
}

/** Counts everybody who fits. Slot: `now`. Returns `{ n }`. With `fieldsOfToday`, people are looked at as they are now. */
export function compileTotal(
  definition: SegmentDefinition,
  names: Names,
  options: { asOf: boolean; fieldsOfToday?: boolean },
): Statement {
  const { leaf, population } = compileDefinition(definition, names, {
    shape: 'everyone',
    flips: false,
    asOf: options.asOf,
  });
  return toStatement(sql`
    select count(*) as n from ${people(options.asOf && !options.fieldsOfToday)}
    ${joinSql(leaf.joins, '\n    ')}
    where ${population} and ${asOf(options.asOf)} and ${leaf.isTrue}`);
}

/**
 * Those who fit, by id. Slots: `now`, `after` (an id), `limit`. Looking everybody up one by one is fast as long
 * as people who fit are common; the caller decides by the count.
 */
export function compileMembers(
  definition: SegmentDefinition,
  names: Names,
  options: { asOf: boolean; shape: Shape },
): Statement {
  const { leaf, population } = compileDefinition(definition, names, {
    shape: options.shape,
    flips: false,
    asOf: options.asOf,
  });
  return toStatement(sql`
    select p.id as person_id from ${people(options.asOf)}
    ${joinSql(leaf.joins, '\n    ')}
    where ${population} and ${asOf(options.asOf)} and p.id > ${{ slot: 'after' }}::bigint and ${leaf.isTrue}
    order by p.id limit ${{ slot: 'limit' }}::int`);
}

/** Everybody who fit as of the slot `now`, as one text of ids in order, separated by commas: `{ ids }`. */
export function compileIdsAsOf(definition: SegmentDefinition, names: Names): Statement {
  const { leaf, population } = compileDefinition(definition, names, { shape: 'everyone', flips: false, asOf: true });
  return toStatement(sql`
    select coalesce(string_agg(p.id::text, ',' order by p.id), '') as ids from ${people(true)}
    ${joinSql(leaf.joins, '\n    ')}
    where ${population} and ${asOf(true)} and ${leaf.isTrue}`);
}

/** How many of the given people fit. Slots: `now`, `ids`. Returns `{ looked, n }`, both counts of people. */
export function compileSample(definition: SegmentDefinition, names: Names, options: { asOf: boolean }): Statement {
  const { leaf, population } = compileDefinition(definition, names, {
    shape: 'people',
    flips: false,
    asOf: options.asOf,
    someIds: true,
  });
  return toStatement(sql`
    select count(*) as looked, count(*) filter (where ${leaf.isTrue} and ${asOf(options.asOf)}) as n
    from unnest(${{ slot: 'ids' }}::bigint[]) as i (id)
    join ${people(options.asOf)} on p.id = i.id and ${population}
    ${joinSql(leaf.joins, '\n    ')}`);
}

/**
 * One person and one condition. Slots: `now`, `ids`. Returns `{ holds, flips_at }`, the `value` that was found where it looks
 * (null for none), and, for what is counted, what was `found` and the newest `events`.
 */
export function compileProbe(definition: SegmentDefinition, names: Names): Statement {
  const { leaf, context } = compileDefinition(definition, names, { shape: 'people', flips: true, someIds: true });
  const { condition } = definition;
  const eventLike = isEventLike(condition) ? compileCounted(context, condition) : null;
  const newest = eventLike
    ? sql`(
      select jsonb_agg(jsonb_build_array(n.id, n.occurred_at) order by n.occurred_at desc)
      from (select * from ${eventLike.events} as v order by v.occurred_at desc limit ${EVIDENCE_EVENTS_MAX}::int) as n)`
    : rawSql('null::jsonb');
  return toStatement(sql`
    select ${leaf.isTrue} as holds, ${flipOrNull(leaf)} as flips_at, ${compileValue(condition) ?? fittingNames(context, condition)} as value,
           ${eventLike ? sql`${eventLike.found}::float8` : rawSql('null::float8')} as found,
           ${newest} as events
    from unnest(${{ slot: 'ids' }}::bigint[]) as i (id)
    join persons p on p.id = i.id
    ${joinSql(leaf.joins, '\n    ')}`);
}

/** Where a segment of accounts is asked about: which of her accounts are in it. */
function fittingNames(context: CompileContext, condition: Condition): SqlFragment {
  const isOfAccounts =
    condition.type === 'segment' && context.names.segmentVersion(condition.segment)?.definition.of === 'account';
  return isOfAccounts ? namesOfFitting(context, condition.segment, compileCondition) : rawSql('null::jsonb');
}

const EVIDENCE_EVENTS_MAX = 5;

/** Everybody, under the alias `p`; as of an earlier instant with the fields and tags of then. */
function people(asOf: boolean): SqlFragment {
  return asOf ? sql`(select ${personAsOf(NOW)} from persons o) as p` : rawSql('persons p');
}

/** As of an earlier instant only those count who were known by then. */
function asOf(wanted: boolean): SqlFragment {
  return wanted ? sql`p.first_seen_at <= ${NOW}` : rawSql('true');
}

function flipOrNull(leaf: Leaf): SqlFragment {
  return leaf.flipsAt ? sql`nullif(${leaf.flipsAt}, ${NEVER})` : rawSql('null::timestamptz');
}
