import type { Message, MessageStatus, MessageSummary, Page } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import { joinSql, sql, type SqlFragment } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { displayName, type PersonRow } from '../person/index.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import type { Context } from '../context.ts';
import { TEAM } from './team-mail.ts';
import { tellReason } from './reasons.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 200;
const SEARCH_LENGTH_MAX = 200;
/** Messages that a search too short for the index looks through, newest first. */
const SCANNED_MAX = 10_000;
const LIST = 'messages';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface MessagesInput {
  /** A part of the address or the subject, best of three letters or more; accents and capitals do not matter. */
  readonly search?: string | undefined;
  readonly status?: MessageStatus | undefined;
  /** Key of a flow. */
  readonly flow?: string | undefined;
  /** `p_` id of a person. */
  readonly person?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface MessageRow {
  id: string;
  person_id: number;
  recipient: string;
  subject: string;
  status: MessageStatus;
  reason: string | null;
  flow_key: string | null;
  flow_name: string | null;
  step_id: string;
  step_name: string | null;
  created_at: Instant;
  sent_at: Instant | null;
  user_id: string | null;
  email: string | null;
  fields: PersonRow['fields'] | null;
}

interface MessageContentRow extends MessageRow {
  sender: string;
  html: string;
  body_text: string;
}

/** Columns of a summary; `found` is the set of message rows. */
const SUMMARY = sql`
  found.id, found.person_id, found.recipient, found.subject, found.status, found.reason, found.step_id,
  found.created_at, found.sent_at, f.key as flow_key, f.name as flow_name, p.user_id, p.email, p.fields,
  (select step ->> 'name' from flow_versions v cross join lateral jsonb_array_elements(v.graph -> 'steps') as step
   where v.flow_id = f.id and v.number = f.version and step ->> 'id' = found.step_id limit 1) as step_name`;
const JOINS = sql`
  left join flows f on f.id = found.flow_id
  left join persons p on p.id = found.person_id`;

/** Messages of the workspace, newest first. Throws `flow_not_found`, `invalid_cursor`. */
export async function listMessages(context: Context, input: MessagesInput = {}): Promise<Page<MessageSummary>> {
  const { pool, workspace } = context;
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const conditions: SqlFragment[] = [sql`m.workspace_id = ${workspace.id}::int`];
  if (input.flow !== undefined) conditions.push(sql`m.flow_id = ${await flowId(context, input.flow)}::int`);
  if (input.status !== undefined) conditions.push(statusIs(input.status));
  if (input.person !== undefined) {
    conditions.push(sql`m.person_id = ${Number(/^p_(\d{1,15})$/.exec(input.person)?.[1] ?? -1)}::bigint`);
  }
  const search = input.search?.replaceAll('\u0000', '').trim().slice(0, SEARCH_LENGTH_MAX) ?? '';
  if (search !== '') conditions.push(...matching(search, workspace.id));
  const after = decodeCursor(input.cursor, LIST, ['instant', 'uuid']);
  if (after !== null) {
    const [at, id] = after;
    conditions.push(
      sql`m.created_at <= ${at}::timestamptz and (m.created_at < ${at}::timestamptz or m.id > ${id}::uuid)`,
    );
  }
  // The page is found first, so that only its rows are joined.
  const rows = await pool.query<MessageRow>(sql`
    select ${SUMMARY}
    from (
      select m.id, m.person_id, m.flow_id, m.step_id, m.recipient, m.subject, m.status, m.reason, m.created_at, m.sent_at
      from messages m where ${joinSql(conditions, ' and ')}
      order by m.created_at desc, m.id limit ${limit + 1}::int
    ) as found ${JOINS}
    order by found.created_at desc, found.id`);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { data: page.map(toSummary), next_cursor: last ? encodeCursor(LIST, [last.created_at, last.id]) : null };
}

/** One message with its content; throws `message_not_found`. */
export async function getMessage(context: Context, { id }: { readonly id: string }): Promise<Message> {
  if (!UUID.test(id)) throw new SegueError('message_not_found', { id });
  const [row] = await context.pool.query<MessageContentRow>(sql`
    select ${SUMMARY}, found.sender, found.html, found.body_text
    from messages found ${JOINS}
    where found.id = ${id}::uuid and found.workspace_id = ${context.workspace.id}::int`);
  if (!row) throw new SegueError('message_not_found', { id });
  return { ...toSummary(row), from: row.sender, html: row.html, text: row.body_text };
}

function toSummary(row: MessageRow): MessageSummary {
  const { user_id, email, fields } = row;
  return {
    id: row.id,
    channel: 'email',
    to: row.recipient || email || '',
    person:
      row.person_id === TEAM
        ? null
        : {
            id: `p_${row.person_id}`,
            user_id,
            display_name: displayName({
              id: row.person_id,
              user_id,
              email: email ?? row.recipient,
              fields: fields ?? {},
            }),
          },
    subject: row.subject,
    status: row.status,
    ...tellReason(row.status, row.reason),
    flow: row.flow_key === null ? null : { key: row.flow_key, name: row.flow_name ?? row.flow_key },
    step: row.flow_key === null ? null : { id: row.step_id, name: row.step_name ?? row.step_id },
    created_at: row.created_at,
    sent_at: row.sent_at,
  };
}

/** The index knows three letters or digits in a row; a search without them looks through the newest messages only. */
function matching(search: string, workspaceId: number): SqlFragment[] {
  const part = search.replace(/[\\%_]/g, (char) => `\\${char}`);
  const matches = sql`search_form(m.recipient || E'\n' || m.subject) like '%' || search_form(${part}::text) || '%'`;
  if (/[\p{L}\p{N}]{3}/u.test(search)) return [matches];
  const newest = sql`m.created_at >= coalesce((
    select created_at from messages where workspace_id = ${workspaceId}::int
    order by created_at desc, id offset ${SCANNED_MAX}::int limit 1), '-infinity')`;
  return [newest, matches];
}

/** Said in the words of the index that serves it. */
function statusIs(status: MessageStatus): SqlFragment {
  return status === 'sent' ? sql`m.status = 'sent'` : sql`m.status <> 'sent' and m.status = ${status}::text`;
}

async function flowId({ pool, workspace }: Context, key: string): Promise<number> {
  const [row] = await pool.query<{ id: number }>(
    sql`select id from flows where workspace_id = ${workspace.id}::int and key = ${key}::text`,
  );
  if (!row) throw new SegueError('flow_not_found', { key });
  return row.id;
}
