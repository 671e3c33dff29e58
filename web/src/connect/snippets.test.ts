import { installSnippet as sdkInstallSnippet } from '@segue/sdk/install';
import { expect, test } from 'vitest';
import { installSnippet } from './install-snippet.ts';
import { connectionSnippets } from './snippets.ts';

const connection = { host: 'https://segue.example.com', writeKey: 'wk_"<1>&' };

test('the lines for a site are those of the SDK', () => {
  expect(installSnippet(connection)).toBe(sdkInstallSnippet(connection));
});

test('every snippet carries the address and the key', () => {
  const snippets = connectionSnippets({ host: 'https://segue.example.com', writeKey: 'wk_1' });
  expect(snippets.map(({ id }) => id)).toEqual(['browser', 'node', 'curl']);
  for (const { code } of snippets) {
    expect(code).toContain('https://segue.example.com');
    expect(code).toContain('wk_1');
  }
});

test('the body of the curl snippet is JSON that the batch route takes', () => {
  const curl = connectionSnippets({ host: 'http://x', writeKey: 'wk_1' }).find(({ id }) => id === 'curl');
  const body = /--data '(.*)'$/su.exec(curl?.code ?? '')?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({
    batch: [
      { type: 'identify', userId: 'user-1' },
      { type: 'track', event: 'Created project' },
    ],
  });
});
