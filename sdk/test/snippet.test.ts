import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { beforeAll, expect, test } from 'vitest';
import { installSnippet } from '../src/install.ts';
import { startCollector } from './collector.ts';

const SNIPPET_GZIP_BYTES_MAX = 5_000;
const sdkFolder = fileURLToPath(new URL('..', import.meta.url));
let snippet: string;

beforeAll(() => {
  execFileSync(process.execPath, ['build.mjs'], { cwd: sdkFolder });
  snippet = readFileSync(new URL('../dist/snippet.js', import.meta.url), 'utf8');
}, 60_000);

test('the snippet is at most 5 kB gzip', () => {
  expect(gzipSync(snippet).length).toBeLessThanOrEqual(SNIPPET_GZIP_BYTES_MAX);
});

test('the pasted lines note calls at once, and the file plays them when it arrives', async () => {
  const collector = await startCollector({ '/sdk/snippet.js': { type: 'text/javascript', body: snippet } });
  const lines = installSnippet({ host: collector.host, writeKey: 'wk"&<' });
  const early = `<script>segue.identify('ada', { plan: 'trial' }); segue('track', 'Early', { n: 1 });</script>`;
  const page = new JSDOM(`<head>${lines}${early}</head>`, {
    url: 'https://tasklane.test/',
    runScripts: 'dangerously',
    resources: 'usable',
    beforeParse: (window) => void Object.assign(window, { fetch, TextEncoder }),
  });
  const loaded = page.window as unknown as { segue: { (...call: unknown[]): void; track(event: string): void } };
  try {
    await expect.poll(() => collector.events()).toHaveLength(3);
    loaded.segue('track', 'Late');
    loaded.segue.track('Later');
    await expect.poll(() => collector.events()).toHaveLength(5);
    expect(collector.events().map(({ type, userId, event }) => [type, userId, event])).toEqual([
      ['page', undefined, undefined],
      ['identify', 'ada', undefined],
      ['track', 'ada', 'Early'],
      ['track', 'ada', 'Late'],
      ['track', 'ada', 'Later'],
    ]);
    expect(collector.requests.at(-1)?.body.writeKey).toBe('wk"&<');
  } finally {
    page.window.close();
    await collector.close();
  }
});
