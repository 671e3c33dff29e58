import type { Account, FieldValue } from '@segue/shared/api';
import type { Instant } from '../clock.ts';

/** Columns that an account is shown with. */
export interface AccountRow {
  id: number;
  key: string;
  fields: Record<string, FieldValue>;
  first_seen_at: Instant;
  last_seen_at: Instant;
  members: number;
}

/** An account as the API shows it. With `fieldNames` only those fields, null where there is none. */
export function toAccount(row: AccountRow, fieldNames?: readonly string[]): Account {
  const name = row.fields['name'];
  return {
    account_id: row.key,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim() : null,
    fields:
      fieldNames === undefined
        ? row.fields
        : Object.fromEntries(fieldNames.map((field) => [field, row.fields[field] ?? null])),
    first_seen_at: row.first_seen_at,
    last_seen_at: row.last_seen_at,
    members: row.members,
  };
}
