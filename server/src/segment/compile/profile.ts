import type { ConsentCondition, ScoreCondition } from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, type Leaf } from './context.ts';

const COMPARISONS: Readonly<Record<Exclude<ScoreCondition['operator'], 'between'>, string>> = {
  is: '=',
  is_not: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
};

/** A score of the person `p`; it begins at 0. */
export function scoreOf(key: string): SqlFragment {
  return sql`coalesce((select s.value from scores s where s.person_id = p.id and s.key = ${key}::text), 0)`;
}

export function compileScore(condition: ScoreCondition): Leaf {
  const score = scoreOf(condition.score);
  const number = (value: number): SqlFragment => sql`(${String(value)}::text)::numeric`;
  const { operator, value } = condition;
  if (typeof value === 'object') {
    return still(and([sql`${score} >= ${number(value.from)}`, sql`${score} <= ${number(value.to)}`]));
  }
  const comparison = rawSql(operator === 'between' ? '=' : COMPARISONS[operator]);
  return still(sql`(${score} ${comparison} ${number(value)})`);
}

/** Who never said anything is not subscribed. */
export function compileConsent(condition: ConsentCondition): Leaf {
  const subscribed = sql`exists (
    select 1 from consents k where k.person_id = p.id and k.topic = ${condition.topic}::text
      and k.channel = ${condition.channel}::text and k.subscribed)`;
  return still(condition.operator === 'subscribed' ? subscribed : sql`not ${subscribed}`);
}

function still(isTrue: SqlFragment): Leaf {
  return { joins: [], isTrue, flipsAt: null };
}
