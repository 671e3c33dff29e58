import type { Condition, GroupCondition, SegmentCondition } from '@segue/shared/segment';
import { rawSql, sql } from '../../db/sql.ts';
import { SegueError } from '../../errors.ts';
import { compileInAccounts } from './account.ts';
import type { CompileContext, Leaf } from './context.ts';
import { compileEventLike } from './event.ts';
import { compileField, compileTag } from './field.ts';
import { compileGroup } from './group.ts';
import { compileLasting } from './lasting.ts';
import { compileConsent, compileScore } from './profile.ts';
import { compileRegular } from './regular.ts';
import { compileSequence } from './sequence.ts';
import { compileTrend } from './trend.ts';

/** One case per kind of condition; each kind has its own file. */
export function compileCondition(context: CompileContext, condition: Condition): Leaf {
  switch (condition.type) {
    case 'group':
      return compileGroup(context, condition.match, compileChildren(context, condition));
    case 'field':
      return compileField(context, condition);
    case 'tag':
      return compileTag(condition);
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return compileEventLike(context, condition);
    case 'segment':
      return compileSegment(context, condition);
    case 'everyone':
      return { joins: [], isTrue: rawSql('true'), flipsAt: null };
    case 'members':
      throw new SegueError('invalid_definition', { type: condition.type });
    case 'score':
      return compileScore(condition);
    case 'consent':
      return compileConsent(condition);
    case 'sequence':
      return compileSequence(context, condition);
    case 'trend':
      return compileTrend(context, condition);
    case 'regular':
      return compileRegular(context, condition);
    case 'lasting':
      return compileLasting(context, condition, (inner) => compileCondition(inner, condition.condition));
  }
}

/**
 * Where all must hold, what a person is costs less than what they did, and decides for most people: their events are
 * only looked up when the rest holds. A child that no time can flip is such a guard: while it is false, the group is
 * false and stays so, whatever the skipped ones would say.
 */
function compileChildren(context: CompileContext, group: GroupCondition): Leaf[] {
  if (group.match !== 'all') return group.conditions.map((child) => compileCondition(context, child));
  const leaves = new Map<Condition, Leaf>();
  const tellsWhoTheyAre = (child: Condition): boolean =>
    ['field', 'tag', 'segment', 'score', 'consent', 'everyone'].includes(child.type);
  for (const child of group.conditions) if (tellsWhoTheyAre(child)) leaves.set(child, compileCondition(context, child));
  // What needs a join may come after that of the events.
  const guards = [...leaves.values()]
    .filter((leaf) => leaf.flipsAt === null && leaf.joins.length === 0)
    .map((leaf) => leaf.isTrue);
  const guarded = guards.length === 0 ? context : { ...context, guards: [...context.guards, ...guards] };
  return group.conditions.map((child) => leaves.get(child) ?? compileCondition(guarded, child));
}

/** S24: the current membership of the other segment; as of another instant, its condition in place. */
function compileSegment(context: CompileContext, condition: SegmentCondition): Leaf {
  const found = context.names.segmentVersion(condition.segment);
  if (!found) throw new SegueError('unknown_segment', { segment: condition.segment });
  if (found.definition.of === 'account') return compileInAccounts(context, condition, compileCondition);
  const positive = condition.operator === 'in';
  if (context.looksBack && found.definition.kind === 'dynamic') {
    if (context.inlining.includes(condition.segment))
      throw new SegueError('segment_cycle', { segments: context.inlining });
    const inner = { ...context, inlining: [...context.inlining, condition.segment] };
    const leaf = compileCondition(inner, found.definition.condition);
    // The other segment may be of identified people only, whoever this one is of (S20).
    const isMember = found.definition.include_anonymous ? leaf.isTrue : sql`(p.identified and ${leaf.isTrue})`;
    return { ...leaf, isTrue: positive ? isMember : sql`not ${isMember}` };
  }
  const since = context.looksBack ? sql`s.since <= ${context.now}` : rawSql('true');
  const isMember =
    found.versionId === null
      ? rawSql('false')
      : sql`exists (select 1 from segment_states s
          where s.person_id = p.id and s.version_id = ${found.versionId}::int and s.member and ${since})`;
  return { joins: [], isTrue: positive ? isMember : sql`not ${isMember}`, flipsAt: null };
}
