import { expect, test } from 'vitest';
import { renderEmail, renderWithIssues } from '../src/message/render.ts';
import { TemplateError } from '../src/message/template/compile.ts';
import { toScope } from '../src/message/scope.ts';

const seed = Number(process.env['SEGUE_TEST_SEED'] ?? Date.now() % 1_000_000);
const ROUNDS = 400;

/** Whatever may mean something to Markdown, to Liquid, to HTML, to addresses or to our own compiler. */
const FRAGMENTS = [
  ['{{', '}}', '{%', '%}', '{{-', '-%}', '{', '}', '|', ': ', '"', "'", '\\', '`', '```\n', '~~~'],
  ['*', '**', '_', '~~', '#', '# ', '- ', '1. ', '> ', '\n', '\n\n', '\n    ', '\t', '---\n', '| a |\n|---|\n'],
  ['[', ']', '(', ')', '![', '](', '<', '>', '</', '<!--', '-->', '<b>', '<script>', '&', '&lt;', '&#123;', ';'],
  ['javascript:', 'https://', 'https://a.example/', 'mailto:', 'www.b.example', 'c@d.example', '?q=', '/', '#x'],
  ['Lq0t0x', 'Lq0w0x', 'Lq1', '\ufdd0', '\ufdd1', '\ufdd2', '\u202e', '\u0000', '\ud83d', '😀', 'é', 'مشروع', '%7B'],
  [' onload=alert(1) ', ' style="x" ', 'raw', 'person.name', 'x', ' '],
].flat();
/** Pieces of templates that parse, to get beyond the first check. */
const LIQUID = [
  ['{{ person.v }}', '{{ event.v | default: "z" }}', '{{- person.v -}}', '{{ person.v | url_encode }}'],
  ['{{ person.list }}', '{% if person.v %}', '{% else %}', '{% endif %}', '{% for p in person.list %}', '{{ p }}'],
  ['{% endfor %}', '{% raw %}', '{% endraw %}', '{% capture c %}', '{% endcapture %}', '{{ c }}'],
  [
    '{% assign c = person.v %}',
    '{% comment %}',
    '{% endcomment %}',
    '{% echo person.v %}',
    '{% cycle person.v, "b" %}',
  ],
  ['{% liquid\necho person.v\n%}', '[{{ person.v }}]({{ person.v }})'],
  ['![{{ person.v }}](https://{{ person.v }}.a.example/{{ person.v }})'],
].flat();

function createRandom(start: number) {
  let state = start;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? '';
  const text = (from: readonly string[], length: number): string =>
    Array.from({ length: Math.floor(next() * length) + 1 }, () => pick(from)).join('');
  return { text, pick };
}

const scopeOf = (v: string) =>
  toScope({
    person: { userId: null, email: null, fields: { v, list: [v, 'two'] } },
    event: { name: v, occurred_at: '2026-03-01T00:00:00.000Z', properties: { v } },
    account: null,
    workspaceName: v,
  });

/** The tags of the content, and whether they are all ours, with attributes of ours and safe addresses. */
function assertOurs(html: string, told: string): void {
  const content = /<div class="sheet"[^>]*>\n(.*)\n<\/div>/s.exec(html)?.[1] ?? '';
  for (const [tag] of content.matchAll(/<[^>]*>?/g)) {
    expect(tag, told).toMatch(
      /^<\/?(?:p|h[123]|ul|ol|li|blockquote|hr|pre|code|table|tr|th|td|strong|em|del|br|a|img)(?: (?:dir|style|class|align|start|alt|href|src)="[^"<>]*")*>$/,
    );
  }
  for (const [, address = ''] of content.matchAll(/ (?:href|src)="([^"]*)"/g)) {
    expect(address, told).toMatch(/^(?:https?:\/\/|mailto:)/);
  }
  expect(content.isWellFormed(), told).toBe(true);
  expect(content, told).not.toContain('\u0000');
}

test(`random values stay text in every place (seed ${seed})`, () => {
  const random = createRandom(seed);
  const body = LIQUID.slice(0, 5)
    .concat('# {{ person.v }}', '- {{ person.v }}', '`{{ person.v }}`', LIQUID.slice(-2))
    .join('\n\n');
  for (let round = 0; round < ROUNDS; round += 1) {
    const value = random.text(FRAGMENTS, 12);
    const told = `seed ${seed}, round ${round}: ${JSON.stringify(value)}`;
    const { html, subject } = renderEmail({ subject: '{{ person.v }}', body }, scopeOf(value), 'UTC');
    assertOurs(html, told);
    expect(subject, told).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(html.match(/<h1/g), told).toHaveLength(1);
  }
});

test(`random templates are either refused with a sentence or make a letter of our own tags (seed ${seed})`, () => {
  const random = createRandom(seed + 1);
  let made = 0;
  for (let round = 0; round < 4 * ROUNDS; round += 1) {
    const body = random.text([...FRAGMENTS, ...LIQUID, ...LIQUID, 'word ', 'word '], 16);
    const told = `seed ${seed}, round ${round}: ${JSON.stringify(body)}`;
    const result = tryToRender(body, told);
    expect(result.sentence, told).toMatch(/\S/);
    assertOurs(result.html, told);
    if (result.html !== '') made += 1;
  }
  expect(made).toBeGreaterThan(ROUNDS / 4);
});

/** The letter, or the sentence with which the template is refused; throws on anything else. */
function tryToRender(body: string, told: string): { html: string; sentence: string } {
  try {
    const { email } = renderWithIssues({ subject: body, body }, scopeOf('<v> "v"'), 'UTC', 'fr');
    return { html: email.html, sentence: 'made' };
  } catch (error) {
    if (error instanceof TemplateError) return { html: '', sentence: error.message };
    throw new Error(told, { cause: error });
  }
}
