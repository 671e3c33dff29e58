import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { toMicros } from '../../src/clock.ts';
import type { Reply, RunningServer } from './running-server.ts';
import { type Call, type Check, namesIn, type World } from './world.ts';

/** Who was found for a check at an instant, in several ways. */
export interface Outcome {
  /** Members of a segment that was there before all data. */
  readonly members: readonly string[];
  /** Who fits, computed from nothing. */
  readonly previewed: readonly string[];
  /** A member or another one, if the explanation says the opposite. */
  readonly explainedWrongly: readonly string[];
}

/** A check at one of its instants. */
export interface Question {
  /** `numbers: S10 10 and "10" are equal, at …`. */
  readonly title: string;
  readonly world: World;
  readonly check: Check;
  readonly key: string;
  readonly at: string;
  /** The last instant at which its check is asked; explanations are asked for then. */
  readonly isLast: boolean;
  readonly expected: readonly string[];
}

const PAGE = 1_000;

/**
 * Plays all worlds on one server, in the order of time: every segment is there first, calls arrive at their instants,
 * and every check is asked at its instants. Throws where a call or a definition is refused.
 */
export async function playWorlds(
  server: RunningServer,
  worlds: readonly World[],
  start: string,
): Promise<Map<string, Outcome>> {
  const names = new NamesOfPeople(server);
  for (const world of worlds) await createSegments(server, world);
  await server.settle();
  const questions = questionsOf(worlds, start);
  const calls = worlds.flatMap((world) => world.calls.map((call) => ({ world, call, at: call.arrives ?? start })));
  const instants = [...new Set([...calls, ...questions].map(({ at }) => at))].toSorted(
    (left, right) => toMicros(left) - toMicros(right),
  );
  const outcomes = new Map<string, Outcome>();
  for (const at of instants) {
    if (at !== start) await server.moveTo(at);
    for (const world of worlds) {
      await sendCalls(
        server,
        world,
        calls.filter((entry) => entry.world === world && entry.at === at).map(({ call }) => call),
      );
    }
    await server.settle();
    const asked = questions.filter((one) => one.at === at);
    await Promise.all(asked.map(async (one) => outcomes.set(one.title, await ask(server, names, one))));
  }
  return outcomes;
}

async function createSegments(server: RunningServer, world: World): Promise<void> {
  for (const [index, check] of world.checks.entries()) {
    const body = { key: keyOf(world, index), name: `${world.name} ${check.says}`, definition: definitionOf(check) };
    ensure(await server.api('POST', '/segments', body), 201, `${world.name}: ${check.says}`);
  }
}

/** Every check at each of its instants, with a title of its own. Throws for two of one title. */
export function questionsOf(worlds: readonly World[], start: string): Question[] {
  const questions = worlds.flatMap((world) => questionsOfOne(world, start));
  const titles = questions.map(({ title }) => title);
  const twice = titles.find((title, index) => titles.indexOf(title) !== index);
  if (twice !== undefined) throw new Error(`Two checks are called ${twice}`);
  return questions;
}

function questionsOfOne(world: World, start: string): Question[] {
  const people = peopleOf(world);
  const last = world.calls
    .map((call) => call.arrives ?? start)
    .reduce((left, right) => (toMicros(left) > toMicros(right) ? left : right), start);
  return world.checks.flatMap((check, index) => {
    const isPlain = typeof check.who === 'string';
    const who = typeof check.who === 'string' ? { [last]: check.who } : check.who;
    return Object.entries(who).map(([at, names], place, all) => ({
      title: `${world.name}: ${check.rule} ${check.says}${isPlain ? '' : `, at ${at}`}`,
      world,
      check,
      key: keyOf(world, index),
      at,
      isLast: place === all.length - 1,
      expected: namesIn(names, people),
    }));
  });
}

/** Collecting calls of one world and instant go as one batch, in order; a management call between them ends it. */
async function sendCalls(server: RunningServer, world: World, calls: readonly Call[]): Promise<void> {
  let batch: unknown[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const reply = await server.collect('/batch', { batch }, 'secret');
    ensure(reply, 200, world.name);
    if ((reply.body['rejected'] as unknown[]).length > 0)
      throw new Error(`${world.name}: ${JSON.stringify(reply.body)}`);
    batch = [];
  };
  for (const { send, manage } of calls) {
    if (send !== undefined) batch.push(completed(world, send));
    if (manage === undefined) continue;
    await flush();
    await server.settle();
    const reply = await server.api(manage.method, manage.path.replaceAll('~', `${world.name}.`), manage.body);
    if (reply.status >= 300) throw new Error(`${world.name}: ${manage.path} answers ${JSON.stringify(reply)}`);
  }
  await flush();
}

/** Ids as the world writes them are short; in the workspace they carry its name. */
function completed(world: World, send: Readonly<Record<string, unknown>>): unknown {
  const ids = ['userId', 'anonymousId', 'previousId', 'groupId', 'messageId'].filter((name) => name in send);
  return { ...send, ...Object.fromEntries(ids.map((name) => [name, `${world.name}.${String(send[name])}`])) };
}

async function ask(server: RunningServer, names: NamesOfPeople, question: Question): Promise<Outcome> {
  const { world, check, key, isLast } = question;
  const definition = definitionOf(check);
  const preview = await server.api('POST', '/segments/preview', { definition, people: true });
  ensure(preview, 200, check.says);
  const prefix = `${world.name}.`;
  const own = async (people: unknown): Promise<string[]> => {
    const all = await Promise.all((people as Listed[]).map((person) => names.nameOf(person)));
    return all
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .toSorted();
  };
  const members = await own(await membersOf(server, key));
  const other = peopleOf(world).find((name) => !members.includes(name));
  // Members and others by turns: explanations are dear.
  const pair = world.checks.indexOf(check) % 2 === 0 ? [members[0], other] : [other, members[0]];
  const asked = isLast ? pair.filter((name) => name !== undefined).slice(0, 1) : [];
  const explained = await Promise.all(asked.map((name) => isExplainedAsMember(server, key, prefix + name)));
  return {
    members,
    previewed: await own(preview.body['people']),
    explainedWrongly: asked.filter((name, index) => explained[index] === !members.includes(name)),
  };
}

/** What the explanation says of a person; nothing of somebody who is not known by this id (yet). */
async function isExplainedAsMember(server: RunningServer, key: string, userId: string): Promise<unknown> {
  const reply = await server.api('GET', `/segments/${key}/explain/${encodeURIComponent(userId)}`);
  if (reply.status === 404) return undefined;
  const tree = ensure(reply, 200, `explaining ${key}`).body['tree'] as { true: boolean };
  if (tree.true !== reply.body['member']) throw new Error(`${key}: the tree of ${userId} says otherwise than its head`);
  return tree.true;
}

interface Listed {
  readonly id: string;
  readonly user_id: string | null;
}

async function membersOf(server: RunningServer, key: string): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let cursor: unknown = null; ;) {
    const from = typeof cursor === 'string' ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const reply = ensure(await server.api('GET', `/segments/${key}/people?limit=${PAGE}${from}`), 200, key);
    found.push(...(reply.body['data'] as Listed[]));
    cursor = reply.body['next_cursor'];
    if (cursor === null) return found;
  }
}

/** Somebody without a user id goes by the anonymous id. */
class NamesOfPeople {
  readonly #server: RunningServer;
  readonly #anonymous = new Map<string, Promise<string>>();

  constructor(server: RunningServer) {
    this.#server = server;
  }

  nameOf({ id, user_id: userId }: Listed): Promise<string> {
    if (userId !== null) return Promise.resolve(userId);
    const known = this.#anonymous.get(id) ?? this.#read(id);
    this.#anonymous.set(id, known);
    return known;
  }

  async #read(id: string): Promise<string> {
    const reply = ensure(await this.#server.api('GET', `/people/${id}`), 200, id);
    const [first] = reply.body['anonymous_ids'] as string[];
    return first ?? String(reply.body['email']);
  }
}

function peopleOf(world: World): string[] {
  const ids = world.calls.flatMap(({ send }) => {
    const id = send?.['userId'] ?? send?.['anonymousId'];
    return typeof id === 'string' ? [id] : [];
  });
  return [...new Set(ids)];
}

const keyOf = (world: World, index: number): string => `${world.name}-${index}`;

function definitionOf({ is }: Check): SegmentDefinition {
  return 'version' in is ? is : { version: 1, kind: 'dynamic', condition: is satisfies Condition };
}

function ensure(reply: Reply, status: number, what: string): Reply {
  if (reply.status !== status) throw new Error(`${what} is answered with ${JSON.stringify(reply)}`);
  return reply;
}
