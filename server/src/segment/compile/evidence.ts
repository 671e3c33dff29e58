import type { Condition, EventLike } from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, type CompileContext } from './context.ts';
import { fieldJson } from './field.ts';
import { compileMeasure } from './measure.ts';
import { scoreOf } from './profile.ts';
import { scanOf, sourceOf } from './source.ts';
import { compileWindow } from './window.ts';

/** What was found of the person `p` where a condition looks, as JSON; null for conditions that look at no one value. */
export function compileValue(condition: Condition): SqlFragment | null {
  switch (condition.type) {
    case 'field':
      if (condition.of !== 'account') return fieldJson(condition.field);
      return sql`(select jsonb_agg(coalesce(a.fields #> ${condition.field.split('.')}::text[], a.fields -> ${condition.field}::text))
        from account_members m join accounts a on a.id = m.account_id where m.person_id = p.id)`;
    case 'tag':
      return rawSql('to_jsonb(p.tags)');
    case 'score':
      return sql`to_jsonb(${scoreOf(condition.score)})`;
    default:
      return null;
  }
}

/** The events of the person `p` that an event-like condition counts, and what it counts of them. */
export function compileCounted(
  context: CompileContext,
  condition: EventLike,
): { readonly events: SqlFragment; readonly found: SqlFragment } {
  const window = compileWindow(context, condition.window);
  const inside = window.type === 'look_ahead' ? window.inside(rawSql('e.occurred_at')) : rawSql('true');
  const scan = and([scanOf(context, sourceOf(context, condition), window, true), inside]);
  const measure = compileMeasure(context, condition.count?.measure);
  return {
    events: sql`(select e.id, e.occurred_at from events e where ${scan})`,
    found: sql`(select ${measure.value(rawSql('true'))} from events e ${measure.join} where ${scan})`,
  };
}
