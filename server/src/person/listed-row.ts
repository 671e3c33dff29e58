import { rawSql } from '../db/sql.ts';
import type { PersonRow } from './summary.ts';

/** A row of the list of people, with what the next page continues from. */
export interface ListedRow extends PersonRow {
  name_key: string;
}

/** The columns of such a row; needs the alias `p` of `persons`. */
export const LISTED_COLUMNS = rawSql(
  'p.id, p.user_id, p.email, p.identified, p.fields, p.tags, p.first_seen_at, p.last_seen_at, p.name_key',
);
