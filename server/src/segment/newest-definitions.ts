import type { SegmentDefinition } from '@segue/shared/segment';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

export interface NamedDefinition {
  readonly key: string;
  readonly name: string;
  readonly definition: SegmentDefinition;
}

/** Every segment of the workspace by name, with the definition that it has or is about to have. */
export function loadNewestDefinitions(db: Database, workspaceId: number): Promise<NamedDefinition[]> {
  return db.query<NamedDefinition>(sql`
    select s.key, s.name, v.definition
    from segments s join lateral (
      select definition from segment_versions
      where segment_id = s.id and status in ('building', 'live') order by number desc limit 1) v on true
    where s.workspace_id = ${workspaceId}::int
    order by s.name`);
}
