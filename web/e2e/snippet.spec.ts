import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { APIRequestContext, Page } from '@playwright/test';
import type { TimelineEvent } from '@segue/shared/api';
import { installSnippet } from '../../sdk/src/install.ts';
import { type SegueServer, startServer } from './server.ts';

/** A website that uses Segue, on another origin than Segue: one page for every path, with the pasted lines. */
let site: Server;
let siteUrl: string;
let segue: SegueServer;

test.beforeAll(async () => {
  segue = await startServer();
  const lines = installSnippet({ host: segue.url, writeKey: segue.writeKey });
  site = createServer((incoming, response) => {
    const path = incoming.url ?? '/';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Page ${path}</title>${lines}<a href="/second">Second</a>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  await new Promise((resolve) => site.close(resolve));
  await segue.stop();
});

interface WithSegue {
  segue: {
    (method: 'track', event: string, properties?: object): void;
    identify(userId: string, traits?: object): void;
    track(event: string, properties?: object): void;
    anonymousId?: () => string;
  };
}

/** Runs in the page. */
const call = (page: Page, run: (client: WithSegue['segue']) => void) =>
  page.evaluate(`(${run.toString()})(window.segue)`);
const isLoaded = (page: Page) => page.waitForFunction('typeof window.segue?.anonymousId === "function"');

async function timeline(request: APIRequestContext, userId: string): Promise<TimelineEvent[]> {
  const headers = { authorization: `Bearer ${segue.secretKey}` };
  const response = await request.get(`${segue.url}/api/v1/people/${userId}/events`, { headers });
  if (response.status() === 404) return [];
  expect(response.status()).toBe(200);
  const { data } = (await response.json()) as { data: TimelineEvent[] };
  // Newest first; of the same instant in any order.
  return data.toReversed();
}

const names = (events: TimelineEvent[]) =>
  events.filter((event) => event.kind !== 'system').map((event) => String(event.properties['path'] ?? event.name));

test('a visitor becomes a person, and the pages seen before count as theirs', async ({ page, request, context }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));

  await page.goto(`${siteUrl}/pricing?utm_source=news`);
  await isLoaded(page);
  await page.evaluate(() => history.pushState(null, '', '/features'));
  await call(page, (client) => {
    client.identify('snippet-ada', { first_name: 'Ada', email: 'ada.snippet@example.com' });
    client('track', 'Created project', { project: { name: 'Website redesign' } });
  });

  await expect
    .poll(async () => names(await timeline(request, 'snippet-ada')).toSorted())
    .toEqual(['/features', '/pricing', 'Created project']);
  expect(await context.cookies()).toEqual([]);
  expect(Object.keys(await page.evaluate(() => ({ ...localStorage }))).toSorted()).toEqual([
    'segue_anonymous_id',
    'segue_user_id',
  ]);
  expect(problems).toEqual([]);
});

test('what happens right before the page goes away still arrives', async ({ page, request }) => {
  await page.goto(`${siteUrl}/first`);
  await isLoaded(page);
  await page.evaluate(() => {
    const { segue: client } = window as unknown as WithSegue;
    client.identify('snippet-grace');
    client.track('Clicked a link');
    document.querySelector('a')?.click();
  });
  await page.waitForURL('**/second');
  await expect
    .poll(async () => names(await timeline(request, 'snippet-grace')).toSorted())
    .toEqual(['/first', '/second', 'Clicked a link']);
});

test('calls made before the file arrives are not lost', async ({ page, request }) => {
  const snippetAddress = `${segue.url}/sdk/snippet.js`;
  await page.route(snippetAddress, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(`${siteUrl}/early`, { waitUntil: 'commit' });
  await page.waitForFunction('typeof window.segue?.track === "function"');
  await call(page, (client) => {
    client.identify('snippet-early');
    client.track('Too early');
  });
  await expect
    .poll(async () => names(await timeline(request, 'snippet-early')).toSorted())
    .toEqual(['/early', 'Too early']);
});
