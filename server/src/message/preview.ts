import type { EmailPreview, EmailPreviewInput } from '@segue/shared/api';
import { sql } from '../db/sql.ts';
import type { Instant } from '../clock.ts';
import type { JsonObject } from '../event/index.ts';
import type { Context } from '../context.ts';
import { loadWords } from './load-scope.ts';
import { renderWithIssues } from './render.ts';
import { TemplateError } from './template/compile.ts';
import { type ScopeInput, toScope } from './scope.ts';

type Event = NonNullable<ScopeInput['event']>;

/** Somebody to show an email with while the workspace has nobody yet. */
const SAMPLE: Pick<ScopeInput, 'person' | 'account'> = {
  person: {
    userId: 'sample',
    email: 'camille@example.com',
    fields: { name: 'Camille Martin', first_name: 'Camille', last_name: 'Martin', plan: 'trial' },
  },
  account: { key: 'sample', fields: { name: 'Martin & Co' } },
};

/**
 * Renders an email as one person would get it: the person asked for (by `p_` id or user id), else the newest one
 * with an address, else a sample. The event is the person's newest of the name asked for, else anybody's newest.
 * Mistakes in the template come back as issues, with empty texts; nothing is thrown for them.
 */
export async function previewEmail(context: Context, input: EmailPreviewInput): Promise<EmailPreview> {
  const personId = await findPerson(context, input.person);
  const words = personId === null ? undefined : (await loadWords(context.pool, [personId])).get(personId);
  const event = await findEvent(context, personId, input.event);
  const scope = toScope({ ...(words ?? SAMPLE), event, workspaceName: context.workspace.name });
  const template = { subject: input.subject, body: input.body };
  try {
    const { email, issues } = renderWithIssues(template, scope, context.workspace.timezone, input.locale ?? 'en');
    return { ...email, issues: [...issues] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { subject: '', html: '', text: '', issues: [...error.issues] };
  }
}

async function findPerson({ pool, workspace }: Context, wanted: string | undefined): Promise<number | null> {
  const own = /^p_(\d{1,15})$/.exec(wanted ?? '');
  const rows =
    wanted === undefined
      ? await pool.query<{ id: number }>(sql`
          select id from persons
          where workspace_id = ${workspace.id}::int and identified and merged_into is null and email is not null
          order by id desc limit 1`)
      : await pool.query<{ id: number }>(sql`
          select p.id from persons p
          where p.workspace_id = ${workspace.id}::int and p.merged_into is null and p.id in (
            select ${own ? Number(own[1]) : null}::bigint
            union all
            select i.person_id from identifiers i
            where i.workspace_id = ${workspace.id}::int and i.kind = 'user_id' and i.value = ${wanted}::text)
          limit 1`);
  return rows[0]?.id ?? null;
}

async function findEvent(
  { pool, workspace, clock }: Context,
  personId: number | null,
  wanted: EmailPreviewInput['event'],
): Promise<Event | null> {
  if (wanted?.properties !== undefined) {
    return { name: wanted.name, occurred_at: clock.now(), properties: wanted.properties };
  }
  const [own] = await pool.query<{ name: string; occurred_at: Instant; properties: JsonObject }>(sql`
    select t.name, e.occurred_at, e.properties
    from events e join event_types t on t.id = e.event_type_id
    where e.person_id = ${personId ?? 0}::bigint
      and case when ${wanted?.name ?? null}::text is null then t.kind = 'track' else t.name = ${wanted?.name ?? null}::text end
    order by e.occurred_at desc limit 1`);
  if (own || wanted === undefined) return own ?? null;
  const [newest] = await pool.query<{ name: string; occurred_at: Instant; properties: JsonObject }>(sql`
    select ${wanted.name}::text as name, e.occurred_at, e.properties
    from events e
    where e.event_type_id = (
      select id from event_types where workspace_id = ${workspace.id}::int and name = ${wanted.name}::text)
    order by e.occurred_at desc limit 1`);
  return newest ?? null;
}
