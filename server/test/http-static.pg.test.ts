import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;
let folder: string;
const HTML = { accept: 'text/html,application/xhtml+xml' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segue-static-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), '<title>Segue</title>');
  await writeFile(join(folder, 'dist/favicon.svg'), '<svg/>');
  await writeFile(join(folder, 'dist/assets/app-a1b2c3.js'), 'run()');
  await writeFile(join(folder, 'snippet.js'), 'collect()');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  server = await createTestServer({
    deps: { webDir: join(folder, 'dist'), snippetFile: join(folder, 'snippet.js') },
  });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

test.each(['/', '/people', '/people/ada%2Fb', '/segments/new?x=1', '/people/ada.lovelace'])(
  '%s is the one page of the application, asked for each time',
  async (url) => {
    const reply = await server.app.inject({ url, headers: HTML });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toBe('<title>Segue</title>');
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.headers['cache-control']).toBe('no-cache');
  },
);

test('assets are kept for ever, other files are asked for each time', async () => {
  const asset = await server.app.inject({ url: '/assets/app-a1b2c3.js' });
  expect(asset.body).toBe('run()');
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const icon = await server.app.inject({ url: '/favicon.svg' });
  expect(icon.headers['content-type']).toContain('image/svg');
  expect(icon.headers['cache-control']).toBe('no-cache');
});

test('an asset that is missing is not found, and never the page', async () => {
  const reply = await server.app.inject({ url: '/assets/app-old.js', headers: HTML });
  expect(reply.statusCode).toBe(404);
});

test('other sites may load the snippet', async () => {
  const reply = await server.app.inject({ url: '/sdk/snippet.js' });
  expect(reply.body).toBe('collect()');
  expect(reply.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  });
});

test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%00'])(
  'nothing outside the folder is served: %s',
  async (url) => {
    const reply = await server.app.inject({ url });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode).toBeLessThan(500);
    expect(reply.body).not.toBe('secret');
  },
);

test('it is alive', async () => {
  const reply = await server.app.inject({ url: '/healthz', remoteAddress: '203.0.113.7' });
  expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ok' }]);
});
