import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSegue } from '../src/browser.ts';
import { installSnippet } from '../src/install.ts';
import { answerStatus, startCollector } from './collector.ts';
import type { Collector } from './collector.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const HOST = 'https://segue.example.com';
let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

function examples(label: string): string[] {
  return [...readme.matchAll(/```(.+)\n([\s\S]+?)```/g)]
    .filter((match) => match[1] === label)
    .map((match) => match[2] ?? '');
}

/** Runs an example as its own program, beside the SDK so that `@segue/sdk` resolves to it. */
async function runNode(example: string): Promise<{ stderr: string }> {
  const folder = mkdtempSync(join(fileURLToPath(new URL('.', import.meta.url)), '.readme-'));
  try {
    const file = join(folder, 'example.mjs');
    writeFileSync(file, example.replaceAll(HOST, collector.host));
    return await promisify(execFile)(process.execPath, [file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the first example for servers does what it says', async () => {
  const [first = ''] = examples('js node');
  await runNode(first);
  expect(collector.events().map(({ type, userId, anonymousId }) => [type, userId ?? anonymousId])).toEqual([
    ['identify', 'u_1815'],
    ['group', 'u_1815'],
    ['track', 'u_1815'],
    ['page', 'v_42'],
    ['alias', 'u_1815'],
  ]);
});

test('the second example for servers reports what was lost and ends', async () => {
  const [, second = ''] = examples('js node');
  collector.answerNext(answerStatus(401, {}, { error: { code: 'UNAUTHORIZED' } }));
  const { stderr } = await runNode(second);
  expect(stderr).toContain('1 events were not delivered after 1 attempts: 401');
  expect(collector.events()[0]).toMatchObject({ event: 'Signed up', timestamp: '2026-01-03T09:00:00.000Z' });
});

test('the lines for websites are those that installSnippet makes', () => {
  // The formatter may set the page's lines differently; blanks and kinds of quotes carry no meaning here.
  const bare = (text: string) => text.replace(/\s/g, '').replaceAll("'", '"');
  const lines = installSnippet({ host: HOST, writeKey: 'YOUR_WRITE_KEY' });
  expect(examples('html').map(bare)).toEqual([bare(lines)]);
});

test('the calls for websites do what they say', async () => {
  const page = new JSDOM('', { url: 'https://example.com/' });
  const client = createSegue({ writeKey: 'wk', host: collector.host, window: page.window, fetch });
  const segue = Object.assign(
    (_method: 'track', event: string, data: object) => client.track(event, { ...data }),
    client,
  );
  for (const example of examples('js browser')) new Function('segue', example)(segue);
  await client.flush();
  expect(collector.events().map(({ type, event, userId }) => event ?? `${type} ${userId ?? 'visitor'}`)).toEqual([
    'page visitor',
    'identify u_1815',
    'group u_1815',
    'Created project',
    'Invited team member',
  ]);
  page.window.close();
});
