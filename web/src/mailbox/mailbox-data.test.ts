import { describe, expect, test } from 'vitest';
import { bringsColours, framedHtml } from './framed-html.ts';
import { parseMailboxSearch } from './mailbox-search.ts';

describe('the frame around an email', () => {
  test('forbids scripts and other hosts before anything of the email is read', () => {
    const html = framedHtml('<!doctype html><html><body>Hello</body></html>', 'light');
    expect(html.indexOf("default-src 'none'")).toBeLessThan(html.indexOf('Hello'));
    expect(html).toContain('img-src data: cid:');
    expect(html.match(/<!doctype/giu)).toHaveLength(1);
  });

  test('is dark in dark mode only for emails without colours of their own', () => {
    expect(framedHtml('<p>Hello</p>', 'dark')).toContain('color-scheme: dark');
    expect(framedHtml('<p style="color:#222">Hello</p>', 'dark')).toContain('color-scheme: light');
    expect(framedHtml('<p>Hello</p>', 'light')).toContain('color-scheme: light');
  });

  test.each([
    ['<td bgcolor="#fff">', true],
    ['<div style="background: white">', true],
    ['<style>p{margin:0;color:red}</style>', true],
    ['<p>What colour: red?</p>', false],
    ['<p style="line-height:1.5">', false],
  ])('%s brings colours: %s', (html, brings) => {
    expect(bringsColours(html)).toBe(brings);
  });
});

test('the address of the mailbox leaves out what it does not understand', () => {
  expect(parseMailboxSearch({ q: 'ada', status: 'failed', flow: 'welcome' })).toEqual({
    q: 'ada',
    status: 'failed',
    flow: 'welcome',
  });
  expect(parseMailboxSearch({ q: 12, status: 'lost', flow: '' })).toEqual({ q: '12' });
});
