import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDirectory } from '../src/workspace/index.ts';
import { createSessionToken, SESSION_COOKIE } from '../src/http/session-token.ts';
import { createTestServer, SECRET_KEY, type TestServer, WRITE_KEY } from './helpers/http.ts';

let server: TestServer;
let published: TestServer;

beforeAll(async () => {
  server = await createTestServer();
  published = await createTestServer({ deps: { publicUrl: 'https://segue.example.com' } });
});
afterAll(async () => {
  await server.stop();
  await published.stop();
});

const BROWSER = { host: 'localhost:4000', 'sec-fetch-site': 'same-origin' };

/** The status and error code of a request to a route that needs somebody. */
async function ask(options: Omit<InjectOptions, 'url'> & { url?: string; of?: TestServer } = {}): Promise<string> {
  const { of = server, ...request } = options;
  const reply = await of.app.inject({ method: 'GET', url: '/api/v1/people', ...request });
  const { error } = reply.json<{ error?: { code: string } }>();
  return error ? `${reply.statusCode} ${error.code}` : String(reply.statusCode);
}

describe('the secret key', () => {
  test('opens the management API', async () => {
    expect(await ask({ headers: { authorization: `Bearer ${SECRET_KEY}` } })).toBe('200');
    expect(await ask({ headers: { authorization: `bearer  ${SECRET_KEY} ` } })).toBe('200');
  });

  test.each([
    ['none at all', {}],
    ['a wrong one', { authorization: 'Bearer sk_wrong' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['the write key, which is public', { authorization: `Bearer ${WRITE_KEY}` }],
    ['the write key by basic auth', { authorization: `Basic ${btoa(`${WRITE_KEY}:`)}` }],
    ['the secret key by basic auth', { authorization: `Basic ${btoa(`${SECRET_KEY}:`)}` }],
    ['a wrong one from a browser on this machine', { ...BROWSER, authorization: 'Bearer sk_wrong' }],
  ])('%s is refused', async (_name, headers) => {
    expect(await ask({ headers })).toBe('401 unauthorized');
    expect(await ask({ method: 'POST', url: '/api/v1/settle', headers })).toBe('401 unauthorized');
  });

  test('is asked for before anything is read, and before an address is known', async () => {
    expect(await ask({ method: 'POST', url: '/api/v1/segments', payload: '{broken' })).toBe('401 unauthorized');
    const headers = { authorization: `Bearer ${SECRET_KEY}` };
    expect(await ask({ url: '/api/v1/nonsense', headers })).toBe('404 not_found');
  });
});

describe('the local owner', () => {
  test('is a browser on this machine, on our own page', async () => {
    expect(await ask({ headers: BROWSER })).toBe('200');
    expect(await ask({ headers: { ...BROWSER, host: '127.0.0.1:4000' } })).toBe('200');
    expect(await ask({ headers: { ...BROWSER, host: '[::1]:4000' } })).toBe('200');
    expect(await ask({ headers: BROWSER, remoteAddress: '::1' })).toBe('200');
    expect(await ask({ headers: BROWSER, remoteAddress: '::ffff:127.0.0.1' })).toBe('200');
    expect(await ask({ method: 'POST', url: '/api/v1/settle', headers: BROWSER })).toBe('200');
  });

  test('may type an address, which can only read', async () => {
    const headers = { host: 'localhost:4000', 'sec-fetch-site': 'none' };
    expect(await ask({ headers })).toBe('200');
    expect(await ask({ method: 'POST', url: '/api/v1/settle', headers })).toBe('403 forbidden_origin');
  });

  test('may use a browser that only sends Origin', async () => {
    const headers = { host: 'localhost:4000', origin: 'http://localhost:4000' };
    expect(await ask({ method: 'POST', url: '/api/v1/settle', headers })).toBe('200');
  });

  test.each<[string, object, string]>([
    ['another machine', { remoteAddress: '192.168.1.20', headers: BROWSER }, '401 unauthorized'],
    [
      'a name that points here (DNS rebinding)',
      { headers: { ...BROWSER, host: 'evil.example:4000' } },
      '401 unauthorized',
    ],
    [
      'a name that only begins like ours',
      { headers: { ...BROWSER, host: 'localhost.evil.example' } },
      '401 unauthorized',
    ],
    ['a page of another site', { headers: { ...BROWSER, 'sec-fetch-site': 'cross-site' } }, '403 forbidden_origin'],
    [
      'another program with a page on this machine',
      { headers: { ...BROWSER, 'sec-fetch-site': 'same-site' } },
      '403 forbidden_origin',
    ],
    [
      'another origin',
      { headers: { host: 'localhost:4000', origin: 'http://localhost:3000' } },
      '403 forbidden_origin',
    ],
    ['a page without an origin', { headers: { host: 'localhost:4000', origin: 'null' } }, '403 forbidden_origin'],
    ['a program that is no browser', { headers: { host: 'localhost:4000' } }, '401 unauthorized'],
    ['somebody behind a proxy', { headers: { ...BROWSER, 'x-forwarded-for': '203.0.113.7' } }, '401 unauthorized'],
  ])('is not %s', async (_name, request, expected) => {
    expect(await ask(request)).toBe(expected);
    expect(await ask({ ...request, method: 'POST', url: '/api/v1/settle' })).toBe(expected);
  });

  test('is nobody once Segue has a public address', async () => {
    expect(await ask({ of: published, headers: BROWSER })).toBe('401 unauthorized');
    expect(await ask({ of: published, url: '/api/v1/session', headers: BROWSER })).toBe('200');
    const reply = await published.app.inject({ url: '/api/v1/session', headers: BROWSER });
    expect(reply.json()).toEqual({ authenticated: false });
  });
});

describe('the session', () => {
  test('shows the keys to programs of this machine, and to nobody else', async () => {
    const own = await server.app.inject({ url: '/api/v1/session', headers: { host: 'localhost:4000' } });
    expect(own.json()).toMatchObject({
      authenticated: true,
      workspace: { write_key: WRITE_KEY, secret_key: SECRET_KEY, timezone: 'UTC', week_start: 'monday' },
      setup: { status: 'ready', mode: 'empty' },
      clock: { mode: 'real' },
      mail: { transport: 'mailbox' },
    });
    expect(own.headers['cache-control']).toBe('no-store');
    const other = await server.app.inject({ url: '/api/v1/session', remoteAddress: '10.0.0.9' });
    expect(other.json()).toEqual({ authenticated: false });
  });

  test('is begun with the secret key, lives in a cookie that scripts cannot read, and ends', async () => {
    const remoteAddress = '203.0.113.7';
    const signIn = (secretKey: string) =>
      published.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress,
        payload: { secret_key: secretKey },
      });
    expect((await signIn(WRITE_KEY)).statusCode).toBe(401);
    expect((await signIn('sk_wrong')).statusCode).toBe(401);
    const reply = await signIn(SECRET_KEY);
    expect(reply.json()).toMatchObject({ authenticated: true });
    const header = String(reply.headers['set-cookie']);
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Strict/);
    expect(header).toMatch(/Secure/);
    const [cookie] = reply.cookies;
    const cookies = { [SESSION_COOKIE]: cookie?.value ?? '' };
    const request = { of: published, remoteAddress, cookies };
    expect(await ask(request)).toBe('200');
    expect(await ask({ ...request, headers: { 'sec-fetch-site': 'cross-site' } })).toBe('403 forbidden_origin');
    expect(await ask({ ...request, headers: { origin: 'https://evil.example' } })).toBe('403 forbidden_origin');
    // A proxy may hide our own name from the Host header.
    expect(await ask({ ...request, headers: { origin: 'https://segue.example.com', host: 'backend' } })).toBe('200');
    const out = await published.app.inject({ method: 'DELETE', url: '/api/v1/session', remoteAddress, cookies });
    expect(out.json()).toEqual({ authenticated: false });
    expect(out.cookies[0]).toMatchObject({ name: SESSION_COOKIE, value: '' });
  });

  test('a token that was forged, altered, or has ended opens nothing', async () => {
    const remoteAddress = '203.0.113.7';
    const directory = await openDirectory(server.pool);
    const now = Date.now();
    const good = createSessionToken(directory.first(), now);
    const old = createSessionToken(directory.first(), now - 31 * 86_400_000);
    const forged = createSessionToken({ ...directory.first(), secretKey: 'sk_guess' }, now);
    const later = good.replace(/\.(\d+)\./, (_, ends: string) => `.${Number(ends) + 1}.`);
    const withToken = (token: string) => ask({ remoteAddress, cookies: { [SESSION_COOKIE]: token } });
    expect(await withToken(good)).toBe('200');
    for (const token of [old, forged, later, '', 'x', `${good}x`, `${good}.x`]) {
      expect(await withToken(token), token).toBe('401 unauthorized');
    }
  });
});

test('every reply keeps browsers from doing more with it than is meant', async () => {
  for (const url of ['/healthz', '/', '/api/v1/people', '/v1/track']) {
    const { headers } = await server.app.inject({ url });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});
