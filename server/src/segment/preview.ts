import type { Preview } from '@segue/shared/api';
import { formatPath, type SegmentDefinition, walkConditions } from '@segue/shared/segment';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { bindSlots, type SqlValue, type Statement, sql } from '../db/sql.ts';
import { loadSummaries } from '../person/index.ts';
import type { Context } from '../context.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileMembers, compileSample, compileTotal, type Names } from './compile/index.ts';
import { assertUsable, parseDefinition } from './input.ts';
import { previewAccounts } from './preview-accounts.ts';

/** People looked at for the first number: enough for ±2 %, few enough to answer at once at any size. */
const SAMPLE_PEOPLE = 3_000;
const SHOWN_PEOPLE = 10;
const PEOPLE_MAX = 1_000;

export interface PreviewOptions {
  readonly definition: unknown;
  /** As of this instant; default now. */
  readonly at?: Instant | undefined;
  /** Also return all matching people, up to 1 000. */
  readonly people?: boolean | undefined;
  /** Answer with an estimate from a sample of people. */
  readonly estimate?: boolean | undefined;
  /** Also count each condition alone. */
  readonly per_condition?: boolean | undefined;
}

/** How many people fit a definition, and some of them, without saving it. */
export async function previewSegment(context: Context, options: PreviewOptions): Promise<Preview> {
  const { pool, workspace, clock } = context;
  const definition = parseDefinition(options.definition);
  await assertUsable(pool, workspace.id, null, definition);
  if (definition.of === 'account') return previewAccounts(context, definition, options);
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const preview = new PreviewRun(pool, names, options.at ?? clock.now(), options.at !== undefined);
  const total = await identifiedPeople(pool, workspace.id);
  const sampled = options.estimate ? await preview.estimate(definition, total) : null;
  const exact = sampled === null;
  const count = sampled ?? (await preview.total(definition));
  const ids = await preview.members(definition, options.people ? PEOPLE_MAX : SHOWN_PEOPLE, count > total / 20);
  const people = await loadSummaries(pool, workspace.id, ids);
  return {
    count,
    exact,
    total,
    sample: people.slice(0, SHOWN_PEOPLE),
    ...(options.people ? { people } : {}),
    ...(options.per_condition
      ? { per_condition: await preview.perCondition(definition, options.estimate ? total : null) }
      : {}),
  };
}

async function identifiedPeople(db: Database, workspaceId: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    sql`select count(*) as n from persons where workspace_id = ${workspaceId}::int and identified and merged_into is null`,
  );
  return row?.n ?? 0;
}

class PreviewRun {
  readonly #db: Database;
  readonly #names: Names;
  readonly #now: Instant;
  readonly #asOf: boolean;
  #sampleIds: number[] | null = null;

  constructor(db: Database, names: Names, now: Instant, asOf: boolean) {
    this.#db = db;
    this.#names = names;
    this.#now = now;
    this.#asOf = asOf;
  }

  async total(definition: SegmentDefinition): Promise<number> {
    const [row] = await this.#run<{ n: number }>(compileTotal(definition, this.#names, { asOf: this.#asOf }));
    return row?.n ?? 0;
  }

  /** Null when there are so few people that the exact count is as quick. */
  async estimate(definition: SegmentDefinition, total: number): Promise<number | null> {
    if (total <= SAMPLE_PEOPLE) return null;
    const statement = compileSample(definition, this.#names, { asOf: this.#asOf });
    const [row] = await this.#run<{ looked: number; n: number }>(statement, { ids: await this.#sample() });
    if (!row || row.looked === 0) return 0;
    return Math.round((row.n / row.looked) * total);
  }

  async members(definition: SegmentDefinition, limit: number, common: boolean): Promise<number[]> {
    const statement = compileMembers(definition, this.#names, {
      asOf: this.#asOf,
      shape: common ? 'people' : 'everyone',
    });
    const rows = await this.#run<{ person_id: number }>(statement, { after: 0, limit });
    return rows.map((row) => row.person_id);
  }

  async perCondition(definition: SegmentDefinition, estimateOf: number | null): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    const conditions: { path: string; definition: SegmentDefinition }[] = [];
    walkConditions(definition, (condition, path) => {
      if (path.length > 0) conditions.push({ path: formatPath(path), definition: { ...definition, condition } });
    });
    for (const { path, definition: alone } of conditions) {
      const estimate = estimateOf === null ? null : await this.estimate(alone, estimateOf);
      counts[path] = estimate ?? (await this.total(alone));
    }
    return counts;
  }

  /** People drawn at random by id; ids are dense, so nearly every draw hits. */
  async #sample(): Promise<number[]> {
    if (this.#sampleIds) return this.#sampleIds;
    const [range] = await this.#db.query<{ lo: number; hi: number }>(sql`
      select coalesce(min(id), 0) as lo, coalesce(max(id), 0) as hi from persons
      where workspace_id = ${this.#names.workspaceId}::int and identified and merged_into is null`);
    const { lo, hi } = range ?? { lo: 0, hi: 0 };
    const step = Math.max(1, (hi - lo + 1) / SAMPLE_PEOPLE);
    const draws = Math.min(SAMPLE_PEOPLE, hi - lo + 1);
    this.#sampleIds = Array.from({ length: draws }, (_, index) => lo + Math.floor((index + 0.5) * step));
    return this.#sampleIds;
  }

  #run<Row extends object>(statement: Statement, slots: Record<string, SqlValue> = {}): Promise<Row[]> {
    return this.#db.run<Row>({ text: statement.text, values: bindSlots(statement, { now: this.#now, ...slots }) });
  }
}
