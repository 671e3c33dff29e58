import type { FieldValue, SegmentMember } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import type { Context } from '../context.ts';
import { listMembers } from './members.ts';

const PEOPLE_A_PAGE = 1_000;
/** Spreadsheets take a cell that begins like this for a formula, which could call out or run something. */
const FORMULA = /^[=+\-@\t\r]/;
const COLUMNS = [
  'id',
  'user_id',
  'email',
  'display_name',
  'anonymous',
  'entered_at',
  'first_seen_at',
  'last_seen_at',
  'tags',
];

/**
 * The members of a segment as CSV (RFC 4180, UTF-8 with a mark at its beginning, for Excel), page by page, with all
 * fields of people. Throws `segment_not_found` before the first piece is given.
 */
export async function exportMembers(context: Context, input: { readonly key: string }): Promise<AsyncIterable<string>> {
  const fields = await listFieldNames(context);
  const first = await listMembers(context, { key: input.key, limit: PEOPLE_A_PAGE, fields });
  return pieces(context, input.key, fields, first);
}

async function* pieces(
  context: Context,
  key: string,
  fields: readonly string[],
  first: Awaited<ReturnType<typeof listMembers>>,
): AsyncGenerator<string> {
  yield `\uFEFF${lineOf([...COLUMNS, ...fields.map(headOf)])}`;
  let page = first;
  for (;;) {
    if (page.data.length > 0) yield page.data.map((member) => lineOf(cellsOf(member, fields))).join('');
    if (page.next_cursor === null) return;
    page = await listMembers(context, { key, limit: PEOPLE_A_PAGE, fields, cursor: page.next_cursor });
  }
}

async function listFieldNames({ pool, workspace }: Context): Promise<string[]> {
  const rows = await pool.query<{ name: string }>(sql`
    select name from fields where workspace_id = ${workspace.id}::int and of = 'person' order by name`);
  return rows.map((row) => row.name);
}

/** A field that is called like a column of our own must not be mistaken for it. */
function headOf(field: string): string {
  return COLUMNS.includes(field) ? `field.${field}` : field;
}

function cellsOf(member: SegmentMember, fields: readonly string[]): FieldValue[] {
  const { id, user_id, email, display_name, anonymous, entered_at, first_seen_at, last_seen_at, tags } = member;
  const known = [id, user_id, email, display_name, anonymous, entered_at, first_seen_at, last_seen_at, tags.join(', ')];
  return [...known, ...fields.map((name) => member.fields[name] ?? null)];
}

function lineOf(cells: readonly FieldValue[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** Numbers stay numbers; a text that looks like a formula gets an apostrophe, which spreadsheets do not show. */
function cellOf(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
