import type { FieldCondition, TagCondition } from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { type CompileContext, type Leaf, NEVER } from './context.ts';
import { compileFilter } from './paths.ts';
import { COMPLEMENTS } from './values.ts';

/** JSON of a field of the person being looked at; dots reach into objects. */
export function fieldJson(name: string): SqlFragment {
  if (!name.includes('.')) return sql`(p.fields -> ${name}::text)`;
  return sql`coalesce(p.fields #> ${name.split('.')}::text[], p.fields -> ${name}::text)`;
}

export function compileField(context: CompileContext, condition: FieldCondition): Leaf {
  const of = condition.of ?? 'person';
  const input = {
    path: condition.field,
    declared: context.names.fieldType(of, condition.field),
    timezone: context.names.timezone,
    now: context.now,
    fieldJson,
  };
  if (of === 'person') {
    const filter = compileFilter({ ...input, root: sql`p.fields` }, condition);
    return { joins: [], isTrue: filter.isTrue, flipsAt: context.flips ? filter.flipsAt : null };
  }
  // S22: true if any current account fits; a negative operator is the complement of its positive one (S6).
  const complement = COMPLEMENTS[condition.operator];
  const operator = complement ?? condition.operator;
  const root = context.looksBack ? sql`account_fields_at(a.id, a.fields, ${context.now})` : sql`a.fields`;
  const filter = compileFilter({ ...input, root }, { ...condition, operator });
  const since = context.looksBack ? sql`m.since <= ${context.now}` : rawSql('true');
  const accounts = sql`from account_members m join accounts a on a.id = m.account_id
    where m.person_id = p.id and ${since}`;
  return {
    joins: [],
    isTrue: sql`${rawSql(complement ? 'not ' : '')}exists (select 1 ${accounts} and ${filter.isTrue})`,
    flipsAt:
      context.flips && filter.flipsAt ? sql`coalesce((select min(${filter.flipsAt}) ${accounts}), ${NEVER})` : null,
  };
}

export function compileTag(condition: TagCondition): Leaf {
  const has = sql`(${condition.tag}::text = any(p.tags))`;
  return { joins: [], isTrue: condition.operator === 'has' ? has : sql`not ${has}`, flipsAt: null };
}
