import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSegue } from '../src/browser.ts';
import type { BrowserOptions, BrowserSegue } from '../src/browser.ts';
import { answerStatus, hangUp, startCollector } from './collector.ts';
import type { Collector } from './collector.ts';

let collector: Collector;
let pages: JSDOM[];

beforeEach(async () => {
  collector = await startCollector();
  pages = [];
});
afterEach(async () => {
  for (const page of pages) page.window.close();
  await collector.close();
});

function openPage(path = '/pricing?utm_source=news&utm_campaign=march#plans'): JSDOM['window'] {
  const page = new JSDOM('<title>Pricing</title>', {
    url: `https://tasklane.test${path}`,
    referrer: 'https://search.test/',
  });
  pages.push(page);
  return page.window;
}

function createClient(window: Window, options: Partial<BrowserOptions> = {}): BrowserSegue {
  return createSegue({ writeKey: 'wk', host: collector.host, window, fetch, flushIntervalMs: 5, ...options });
}

test('records the page in view, its campaign and the anonymous visitor, in one simple request', async () => {
  const client = createClient(openPage());
  await client.flush();
  const [request] = collector.requests;
  expect(request?.headers['content-type']).toBe('text/plain');
  expect(request?.headers).not.toHaveProperty('authorization');
  expect(request?.body).toMatchObject({ writeKey: 'wk', sentAt: expect.any(String) as string });
  expect(request?.body.batch).toEqual([
    expect.objectContaining({
      type: 'page',
      anonymousId: client.anonymousId(),
      properties: {
        url: 'https://tasklane.test/pricing?utm_source=news&utm_campaign=march',
        path: '/pricing',
        search: '?utm_source=news&utm_campaign=march',
        title: 'Pricing',
        referrer: 'https://search.test/',
      },
      context: expect.objectContaining({ campaign: { source: 'news', name: 'march' } }) as object,
    }),
  ]);
});

test('follows a single-page app: new paths, pushed queries and the back button, but not replaced queries', async () => {
  const window = openPage('/app');
  const client = createClient(window);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
  for (const [method, url] of [
    ['pushState', '/app/projects'],
    ['pushState', '/app/projects?page=2'],
    ['replaceState', '/app/projects?page=2&sort=name'],
    ['replaceState', '/app/board'],
    ['pushState', '/app/board#today'],
  ] as const) {
    window.history[method](null, '', url);
    await settle();
  }
  window.history.back();
  await settle();
  await client.flush();
  const visits = collector.events().map((event) => event.properties);
  expect(visits.map((page) => `${String(page?.['path'])}${String(page?.['search'])}`)).toEqual([
    '/app',
    '/app/projects',
    '/app/projects?page=2',
    '/app/board',
  ]);
  expect(visits.map((page) => page?.['referrer']).slice(0, 3)).toEqual([
    'https://search.test/',
    'https://tasklane.test/app',
    'https://tasklane.test/app/projects',
  ]);
});

test('identify, group, alias and reset keep the right ids, also after a reload', async () => {
  const window = openPage();
  const client = createClient(window, { automaticPages: false });
  const visitor = client.anonymousId();
  client.identify({ language: 'fr' });
  client.identify('ada', { plan: 'trial' });
  createClient(window, { automaticPages: false }).group('acme', { name: 'Acme' });
  await expect.poll(() => collector.events()).toHaveLength(3);
  client.identify('grace');
  const second = client.anonymousId();
  client.alias('grace-2', 'grace');
  client.reset();
  client.track('Signed out');
  await client.flush();

  expect(collector.events().map(({ type, userId, anonymousId }) => [type, userId, anonymousId])).toEqual([
    ['identify', undefined, visitor],
    ['identify', 'ada', visitor],
    ['group', 'ada', visitor],
    ['identify', 'grace', second],
    ['alias', 'grace-2', expect.any(String)],
    ['track', undefined, client.anonymousId()],
  ]);
  expect(new Set([visitor, second, client.anonymousId()]).size).toBe(3);
});

test('keeps its id in one cookie where localStorage is forbidden, and works where both are', async () => {
  const window = openPage();
  const forbid = { get: () => { throw new Error('SecurityError'); } }; // prettier-ignore
  Object.defineProperty(window, 'localStorage', forbid);
  const id = createClient(window).anonymousId();
  expect(window.document.cookie).toBe(`segue_anonymous_id=${id}`);
  expect(createClient(window).anonymousId()).toBe(id);

  const strict = openPage();
  Object.defineProperty(strict, 'localStorage', forbid);
  Object.defineProperty(strict.document, 'cookie', { get: () => '', set: () => {} });
  const client = createClient(strict);
  expect(client.anonymousId()).toBe(client.anonymousId());
});

test('no cookies beside localStorage, and nothing at all for those who ask, if configured', async () => {
  const window = openPage();
  Object.defineProperty(window.navigator, 'doNotTrack', { value: '1' });
  const silent = createClient(window, { respectDoNotTrack: true });
  silent.track('Clicked');
  await silent.flush();
  expect(window.localStorage).toHaveLength(0);
  expect(collector.requests).toHaveLength(0);

  await createClient(window).flush();
  expect(collector.events()).toHaveLength(1);
  expect(window.document.cookie).toBe('');
});

test('retries with the same ids; does not repeat a refusal', async () => {
  collector.answerNext(hangUp, answerStatus(503, { 'retry-after': '0' }), answerStatus(200), answerStatus(400));
  const client = createClient(openPage(), { automaticPages: false, random: Math.random });
  client.track('A');
  await client.flush();
  client.track('B');
  await client.flush();
  expect(collector.events().map((event) => event.event)).toEqual(['A', 'A', 'A', 'B']);
  expect(new Set(collector.events().map((event) => event.messageId)).size).toBe(2);
});

test('page end hands everything to sendBeacon, what is still under way included', async () => {
  const window = openPage();
  const beacons: string[] = [];
  const sendBeacon = (_url: string, body: string) => beacons.push(body) > 0;
  Object.defineProperty(window.navigator, 'sendBeacon', { value: sendBeacon });
  collector.answerNext(() => undefined);
  const client = createClient(window, { automaticPages: false });
  client.track('Under way');
  void client.flush();
  await expect.poll(() => collector.requests).toHaveLength(1);
  for (let i = 0; i < 120; i += 1) client.track('Waiting', { text: 'é'.repeat(500) });
  window.dispatchEvent(new window.Event('pagehide'));

  const batches = beacons.map((body) => (JSON.parse(body) as { batch: { messageId: string }[] }).batch);
  expect(batches.flat()).toHaveLength(121);
  expect(batches.flat()[0]?.messageId).toBe(collector.events()[0]?.messageId);
  expect(Math.max(...beacons.map((body) => Buffer.byteLength(body)))).toBeLessThan(64 * 1024);
});
