import type { Condition, SegmentCondition } from '@segue/shared/segment';
import { rawSql, sql } from '../../db/sql.ts';
import { SegueError } from '../../errors.ts';
import type { CompileContext, Leaf } from './context.ts';
import { compileEvent, compilePage } from './event.ts';
import { compileField, compileTag } from './field.ts';
import { compileGroup } from './group.ts';

/** One case per kind of condition; each kind has its own file. */
export function compileCondition(context: CompileContext, condition: Condition): Leaf {
  switch (condition.type) {
    case 'group':
      return compileGroup(
        context,
        condition.match,
        condition.conditions.map((child) => compileCondition(context, child)),
      );
    case 'field':
      return compileField(context, condition);
    case 'tag':
      return compileTag(condition);
    case 'event':
      return compileEvent(context, condition);
    case 'page':
      return compilePage(context, condition);
    case 'segment':
      return compileSegment(context, condition);
    case 'everyone':
      return { joins: [], isTrue: rawSql('true'), flipsAt: null };
    case 'email':
    case 'score':
    case 'form':
    case 'consent':
    case 'sequence':
    case 'trend':
    case 'lasting':
    case 'regular':
      throw new SegueError('condition_not_available', { type: condition.type });
  }
}

/** S24: the current membership of the other segment; as of another instant, its condition in place. */
function compileSegment(context: CompileContext, condition: SegmentCondition): Leaf {
  const found = context.names.segmentVersion(condition.segment);
  if (!found) throw new SegueError('unknown_segment', { segment: condition.segment });
  const positive = condition.operator === 'in';
  if (context.inlineSegments && found.definition.kind === 'dynamic') {
    if (context.inlining.includes(condition.segment))
      throw new SegueError('segment_cycle', { segments: context.inlining });
    const inner = { ...context, inlining: [...context.inlining, condition.segment] };
    const leaf = compileCondition(inner, found.definition.condition);
    return positive ? leaf : { ...leaf, isTrue: sql`not ${leaf.isTrue}` };
  }
  const isMember =
    found.versionId === null
      ? rawSql('false')
      : sql`exists (select 1 from segment_states s
          where s.person_id = p.id and s.version_id = ${found.versionId}::int and s.member)`;
  return { joins: [], isTrue: positive ? isMember : sql`not ${isMember}`, flipsAt: null };
}
