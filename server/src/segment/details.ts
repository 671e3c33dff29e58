import type { SegmentDetails } from '@segue/shared/api';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** What people note about a segment; what is left out stays as it is. */
export type DetailsInput = { readonly [Name in keyof SegmentDetails]?: SegmentDetails[Name] | undefined };

/** Stores the details given; a review date of null takes it away. */
export async function writeDetails(tx: Database, segmentId: number, details: DetailsInput): Promise<void> {
  await tx.query(sql`
    update segments
    set objective = coalesce(${details.objective ?? null}::text, objective),
        owner = coalesce(${details.owner ?? null}::text, owner),
        notes = coalesce(${details.notes ?? null}::text, notes),
        folder = coalesce(${details.folder ?? null}::text, folder),
        is_technical = coalesce(${details.is_technical ?? null}::boolean, is_technical),
        review_on = case when ${details.review_on !== undefined}::boolean then ${details.review_on ?? null}::date else review_on end
    where id = ${segmentId}::int`);
}
