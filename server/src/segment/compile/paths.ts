import type { FieldCondition, PropertyFilter, ValueType } from '@segue/shared/segment';
import { joinSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, NEVER } from './context.ts';
import { holdsAll } from './lists.ts';
import { type Comparison, COMPLEMENTS, comparisonFor, listOf } from './values.ts';

export interface PathInput {
  /** The JSON object that holds the value: a person's fields or an event's properties. */
  readonly root: SqlFragment;
  readonly path: string;
  readonly declared: ValueType | null;
  readonly timezone: string;
  readonly now: SqlFragment;
  fieldJson(name: string): SqlFragment;
}

export interface CompiledFilter {
  readonly isTrue: SqlFragment;
  readonly flipsAt: SqlFragment | null;
}

/** Compiles one operator on a path into JSON (S6, S7, S11). Shared by field conditions and property filters. */
export function compileFilter(
  input: PathInput,
  filter: Pick<FieldCondition, 'operator' | 'value' | 'case_sensitive'> | PropertyFilter,
): CompiledFilter {
  if (filter.operator === 'has_element') return hasElement(input, filter);
  const positive = COMPLEMENTS[filter.operator] ?? filter.operator;
  if (positive === 'includes_all') return includesAll(input, filter);
  const comparison = comparisonFor({
    operator: positive,
    value: filter.value,
    caseSensitive: filter.case_sensitive === true,
    timezone: input.timezone,
    now: input.now,
    declared: input.declared,
    fieldJson: input.fieldJson,
  });
  const holds = sql`coalesce(${anyElement(input, comparison, positive === 'is_set')}, false)`;
  return {
    isTrue: positive === filter.operator ? holds : sql`not ${holds}`,
    flipsAt: comparison.flipsAt === null ? null : earliestFlip(input, comparison.flipsAt),
  };
}

/** True if it is for any element, where the path leads into lists. */
function anyElement(input: PathInput, comparison: Comparison, whole: boolean): SqlFragment {
  if (!input.path.includes('.')) {
    const x = sql`(${input.root} -> ${input.path}::text)`;
    if (whole) return comparison.holds(x);
    return sql`case when jsonb_typeof(${x}) = 'array'
      then exists (select 1 from jsonb_array_elements(${x}) as element (x) where ${comparison.holds(sql`element.x`)})
      else ${comparison.holds(x)} end`;
  }
  return sql`exists (select 1 from ${elements(input)} where ${comparison.holds(sql`element.x`)})`;
}

function earliestFlip(input: PathInput, flipsAt: (x: SqlFragment) => SqlFragment): SqlFragment {
  return sql`coalesce((select min(${flipsAt(sql`element.x`)}) from ${elements(input)}), ${NEVER})`;
}

/** All values at a path, lists opened. A key may itself contain dots, so the whole name is tried as well. */
export function elements(input: Pick<PathInput, 'root' | 'path'>): SqlFragment {
  const keys = input.path.split('.');
  const paths = keys.length === 1 ? [keys] : [keys, [input.path]];
  const queries = paths.map((path) => {
    const jsonPath = `lax $${path.map((key) => `.${JSON.stringify(key)}`).join('')}[*]`;
    return sql`select jsonb_path_query(${input.root}, ${jsonPath}::jsonpath) as x`;
  });
  return sql`(${joinSql(queries, ' union all ')}) as element`;
}

function includesAll(input: PathInput, filter: Pick<FieldCondition, 'value' | 'case_sensitive'>): CompiledFilter {
  const comparison = {
    ...input,
    operator: 'includes_all',
    value: filter.value,
    caseSensitive: filter.case_sensitive === true,
    declared: null,
  };
  return { isTrue: holdsAll(comparison, listOf(filter.value), elements(input)), flipsAt: null };
}

/** One element of a list of objects that satisfies all filters. */
function hasElement(input: PathInput, filter: PropertyFilter): CompiledFilter {
  const inner = (filter.where ?? []).map((part) =>
    compileFilter({ ...input, root: sql`element.x`, path: part.property, declared: null }, part),
  );
  const conditions = inner.map((part) => part.isTrue);
  const flips = inner.flatMap((part) => (part.flipsAt ? [part.flipsAt] : []));
  return {
    isTrue: sql`exists (select 1 from ${elements(input)} where ${and(conditions)})`,
    flipsAt:
      flips.length === 0
        ? null
        : sql`coalesce((select min(least(${joinSql(flips, ', ')})) from ${elements(input)}), ${NEVER})`,
  };
}
