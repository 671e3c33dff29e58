import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { createOutboxOn, type Outbox } from './helpers/outbox.ts';
import { startSmtpSink } from './helpers/smtp-sink.ts';

const MESSAGES = 200;
const ROUNDS_MAX = 100;
const CHILD = new URL('./helpers/delivery-child.ts', import.meta.url).pathname;
/** `SEGUE_TEST_PROCESSES=1` kills a lone process, `3` three that share the work. */
const processesAtOnce = Number(process.env['SEGUE_TEST_PROCESSES'] ?? 2);
const seed = Number(process.env['SEGUE_TEST_SEED'] ?? Date.now() % 100_000);

let dataDir: string;
let database: EmbeddedDatabase;
let outbox: Outbox;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'segue-message-crash-'));
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  database = await startEmbeddedDatabase({ dataDir, log: silent });
  await migrate(database.url);
  outbox = await createOutboxOn({ url: database.url, drop: async () => undefined });
});
beforeEach(async () => {
  await outbox.clear();
  await outbox.queueMany(MESSAGES);
});
afterAll(async () => {
  await outbox.stop();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A small generator of numbers from 0 to 1: the same seed, the same moments. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

/**
 * Starts processes that deliver, and kills each after a random time from when it was ready, at most `lifeMsMax`, until
 * one gets done. The later ones may live a little longer, or a busy machine would never get done.
 */
async function deliverUnderFire(mailServer: string, lifeMsMax: number): Promise<number> {
  const random = randomFrom(seed);
  let kills = 0;
  const live = async (lifeMs: number): Promise<boolean> => {
    const child: ChildProcess = spawn(process.execPath, [CHILD, database.url, mailServer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      const wasReady = said.includes('ready');
      said += chunk.toString();
      if (wasReady || !said.includes('ready')) return;
      setTimeout(() => child.kill('SIGKILL'), lifeMs);
    });
    await closed;
    if (!said.includes('ready')) throw new Error('The process that delivers did not start.');
    if (child.signalCode === 'SIGKILL') kills += 1;
    return said.includes('done');
  };
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const done = await Promise.all(
      Array.from({ length: processesAtOnce }, () => live(random() * lifeMsMax * (1 + round / 10))),
    );
    if (done.some(Boolean)) return kills;
  }
  throw new Error(`Not done after ${ROUNDS_MAX} rounds.`);
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

test(
  `kill -9 of ${processesAtOnce} delivering at random moments sends nothing twice`,
  { timeout: 300_000 },
  async () => {
    const sink = await startSmtpSink();
    const random = randomFrom(seed + 1);
    sink.thinkMs = () => random() * 30;
    try {
      const kills = await deliverUnderFire(sink.url(), 400);
      const messages = await outbox.messages();
      const states = countBy(messages.map(({ status }) => status));
      const arrived = countBy(sink.arrivals.map(({ messageId }) => messageId.split('@')[0] ?? ''));
      const uncertain = new Set(messages.filter(({ status }) => status === 'uncertain').map(({ id }) => id));
      const uncertainArrived = [...uncertain].filter((id) => id in arrived).length;
      console.info(
        `seed ${seed}, ${processesAtOnce} at once: ${kills} kills, ${JSON.stringify(states)}, ` +
          `${sink.arrivals.length} arrivals, ${uncertainArrived} of the uncertain arrived`,
      );
      expect(kills).toBeGreaterThan(0);
      expect(Object.values(arrived).filter((count) => count > 1)).toEqual([]);
      expect((states['sent'] ?? 0) + (states['uncertain'] ?? 0)).toBe(MESSAGES);
      // Whatever is said to be sent has arrived, once, and is an event of its person, once.
      const sent = messages.filter(({ status }) => status === 'sent');
      expect(sent.filter(({ id }) => arrived[id] !== 1)).toEqual([]);
      const events = (await outbox.emailEvents()).map(({ properties }) => String(properties['message_id']));
      expect(events.toSorted()).toEqual(
        messages
          .filter(({ status }) => status === 'sent')
          .map(({ id }) => id)
          .toSorted(),
      );
    } finally {
      await sink.close();
    }
  },
);

test(
  `kill -9 of ${processesAtOnce} delivering into the mailbox: everything is there exactly once`,
  { timeout: 300_000 },
  async () => {
    const kills = await deliverUnderFire('mailbox', 60);
    const messages = await outbox.messages();
    console.info(`seed ${seed}, ${processesAtOnce} at once: ${kills} kills, ${messages.length} in the mailbox`);
    expect(countBy(messages.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual({ 'sent 1': MESSAGES });
    const events = (await outbox.emailEvents()).map(({ properties }) => String(properties['message_id']));
    expect(events.toSorted()).toEqual(messages.map(({ id }) => id).toSorted());
  },
);
