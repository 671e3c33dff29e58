import type { Page, PersonSummary, Recipients, RecipientStep, RecipientStepName } from '@segue/shared/api';
import type { Context } from '../context.ts';
import { joinSql, rawSql, type SqlFragment, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { loadSummaries } from '../person/index.ts';
import { decodeCursor, encodeCursor } from '../workspace/index.ts';
import { loadChosen } from './chosen-segments.ts';

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const LIST = 'recipients';

export interface RecipientsInput {
  readonly key: string;
  /** Only who is subscribed to it by email; without one: who has not unsubscribed. */
  readonly topic?: string | undefined;
}

interface Step {
  readonly name: RecipientStepName;
  /** Whether the person `p` passes, by itself. */
  readonly passes: SqlFragment;
  readonly enforced: boolean;
}

/**
 * How many people of a segment an email would reach, and where the others stay behind. Steps about which nothing was
 * ever stored are left out. Throws `segment_not_found`.
 */
export async function segmentRecipients(context: Context, input: RecipientsInput): Promise<Recipients> {
  const [segment] = await loadChosen(context, [input.key]);
  const steps = await stepsOf(context, input.topic);
  const columns = steps.map((_, index) => sql`count(*) filter (where ${passesAll(steps.slice(0, index + 1))})`);
  const [row] = await context.pool.query<{ counts: number[] }>(sql`
    select array[${joinSql(columns, ', ')}]::int[] as counts
    from segment_states s join persons p on p.id = s.person_id
    where s.version_id = ${segment?.versionId ?? null}::int and s.member`);
  const counts = row?.counts ?? [];
  return {
    steps: steps.map(({ name, enforced }, index): RecipientStep => {
      const people = counts[index] ?? 0;
      return { step: name, people, dropped: index === 0 ? 0 : (counts[index - 1] ?? 0) - people, enforced };
    }),
    will_receive: counts.at(-1) ?? 0,
  };
}

export interface RecipientPeopleInput extends RecipientsInput {
  readonly step: RecipientStepName;
  /** `dropped`: those the step takes away; `kept`: those left after it. */
  readonly which?: 'kept' | 'dropped' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** The people of one step, in a stable order. Throws `segment_not_found`, `invalid_query`, `invalid_cursor`. */
export async function listRecipientPeople(context: Context, input: RecipientPeopleInput): Promise<Page<PersonSummary>> {
  const { pool, workspace } = context;
  const limit = Math.min(input.limit ?? LIMIT_DEFAULT, LIMIT_MAX);
  const after = decodeCursor(input.cursor, LIST, ['id'])?.[0] ?? 0;
  const [segment] = await loadChosen(context, [input.key]);
  const steps = await stepsOf(context, input.topic);
  const index = steps.findIndex(({ name }) => name === input.step);
  const step = steps[index];
  if (!step) {
    const sentence = `Nothing is known yet that the step “${input.step}” could tell people by.`;
    throw new SegueError('invalid_query', { issues: [{ path: 'step', message: sentence }] }, sentence);
  }
  const own = input.which === 'dropped' ? sql`not ${step.passes}` : step.passes;
  const rows = await pool.query<{ id: number }>(sql`
    select p.id from segment_states s join persons p on p.id = s.person_id
    where s.version_id = ${segment?.versionId ?? null}::int and s.member and s.person_id > ${after}::bigint
      and ${passesAll(steps.slice(0, index))} and ${own}
    order by s.person_id limit ${limit + 1}::int`);
  const page = rows.slice(0, limit).map(({ id }) => id);
  return {
    data: await loadSummaries(pool, workspace.id, page),
    next_cursor: rows.length > limit ? encodeCursor(LIST, [page.at(-1) ?? 0]) : null,
  };
}

function passesAll(steps: readonly Step[]): SqlFragment {
  return joinSql([rawSql('true'), ...steps.map(({ passes }) => passes)], ' and ');
}

async function stepsOf({ pool, workspace }: Context, topic: string | undefined): Promise<Step[]> {
  const types = await pool.query<{ id: number; name: string }>(sql`
    select id, name from event_types
    where workspace_id = ${workspace.id}::int and kind = 'email' and name in ('Email Unsubscribed', 'Email Bounced', 'Email Complained')`);
  const typeOf = new Map(types.map(({ id, name }) => [name, id]));
  const [consent] = await pool.query<{ known: boolean }>(sql`
    select exists (
      select 1 from consents k join persons p on p.id = k.person_id
      where p.workspace_id = ${workspace.id}::int and k.channel = 'email') as known`);
  const happened = (name: string, where: SqlFragment = rawSql('true')): SqlFragment => sql`exists (
    select 1 from events e where e.person_id = p.id and e.event_type_id = ${typeOf.get(name) ?? 0}::int and ${where})`;
  const steps: Step[] = [
    { name: 'matched', passes: rawSql('true'), enforced: true },
    { name: 'identified', passes: rawSql('p.identified'), enforced: true },
    { name: 'has_address', passes: hasAddress, enforced: true },
  ];
  if (topic !== undefined) {
    steps.push({ name: 'subscribed', passes: saysYes(sql`k.topic = ${topic}::text`), enforced: false });
  } else if (typeOf.has('Email Unsubscribed') || consent?.known === true) {
    const saidNo = sql`(exists (select 1 from consents k where k.person_id = p.id and k.channel = 'email')
      and not ${saysYes(rawSql('true'))})`;
    steps.push({
      name: 'subscribed',
      passes: sql`not (${happened('Email Unsubscribed')} or ${saidNo})`,
      enforced: false,
    });
  }
  if (typeOf.has('Email Bounced') || typeOf.has('Email Complained')) {
    // What our own delivery records is for good; others say which kind it was.
    const forGood = sql`coalesce(e.properties ->> 'kind', 'hard') = 'hard'`;
    steps.push({
      name: 'not_suppressed',
      passes: sql`not (${happened('Email Bounced', forGood)} or ${happened('Email Complained')})`,
      enforced: false,
    });
  }
  return steps;
}

/** As delivery looks at it: one address, without anything that a header would read as something else. */
const hasAddress = rawSql(
  String.raw`coalesce(btrim(p.email) ~ '^[^\s@<>()\[\]\\,;:"]+@[^\s@<>()\[\]\\,;:"]+$', false)`,
);

const saysYes = (which: SqlFragment): SqlFragment => sql`exists (
  select 1 from consents k where k.person_id = p.id and k.channel = 'email' and k.subscribed and ${which})`;
