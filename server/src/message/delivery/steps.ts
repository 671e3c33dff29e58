import type { SendEmailStep } from '@segue/shared/flow';
import type { Database } from '../../db/pool.ts';
import { sql } from '../../db/sql.ts';

interface Wanted {
  readonly flowId: number;
  readonly flowVersion: number | null;
  readonly stepId: string;
}

const KEPT_MAX = 500;

/** Reads the emails of flow versions, which never change, and remembers those used last. */
export function createStepCache(): (
  db: Database,
  wanted: readonly Wanted[],
) => Promise<(one: Wanted) => SendEmailStep | undefined> {
  const known = new Map<string, SendEmailStep | undefined>();
  return async (db, wanted) => {
    if (known.size > KEPT_MAX) known.clear();
    const missing = [...new Map(wanted.map((one) => [keyOf(one), one])).values()].filter(
      (one) => one.flowVersion !== null && !known.has(keyOf(one)),
    );
    if (missing.length > 0) {
      const rows = await db.query<Wanted & { step: SendEmailStep }>(sql`
        select i.flow_id as "flowId", i.version as "flowVersion", i.step_id as "stepId", step
        from unnest(${missing.map((one) => one.flowId)}::int[], ${missing.map((one) => one.flowVersion)}::int[],
                    ${missing.map((one) => one.stepId)}::text[]) as i (flow_id, version, step_id)
        join flow_versions v on v.flow_id = i.flow_id and v.number = i.version
        cross join lateral jsonb_array_elements(v.graph -> 'steps') as step
        where step ->> 'id' = i.step_id and step ->> 'type' = 'send_email'`);
      for (const one of missing) known.set(keyOf(one), undefined);
      for (const row of rows) known.set(keyOf(row), row.step);
    }
    return (one) => known.get(keyOf(one));
  };
}

function keyOf({ flowId, flowVersion, stepId }: Wanted): string {
  return `${flowId}:${flowVersion}:${stepId}`;
}
