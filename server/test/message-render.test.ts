import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../src/event/index.ts';
import { checkTemplate, renderEmail, renderWithIssues } from '../src/message/render.ts';
import { TemplateError } from '../src/message/template/compile.ts';
import { type ScopeInput, toScope } from '../src/message/scope.ts';

const PARIS = 'Europe/Paris';

function scopeOf(parts: { fields?: JsonObject; event?: JsonObject; account?: JsonObject } = {}) {
  const input: ScopeInput = {
    person: { userId: 'u-1', email: 'marie@example.com', fields: parts.fields ?? { name: 'Marie Curie' } },
    event: {
      name: 'Created project',
      occurred_at: '2026-03-01T23:30:00.000Z',
      properties: parts.event ?? { project: { id: 'p 1/2', name: 'Website redesign' } },
    },
    account: { key: 'acme', fields: parts.account ?? { name: 'Acme', plan: 'team' } },
    workspaceName: 'Boards',
  };
  return toScope(input);
}

/** The content of the letter, without document and styles. */
function content(body: string, parts: Parameters<typeof scopeOf>[0] = {}): string {
  const { html } = renderEmail({ subject: 's', body }, scopeOf(parts), PARIS);
  return bare(html);
}

function bare(html: string): string {
  const inside = /<div class="sheet"[^>]*>\n(.*)\n<\/div>/s.exec(html)?.[1] ?? '';
  return inside
    .replace(/ (?:style|class|dir|align)="[^"]*"/g, '')
    .replace(/\n+/g, '\n')
    .trim();
}

const subject = (text: string, parts: Parameters<typeof scopeOf>[0] = {}): string =>
  renderEmail({ subject: text, body: 'b' }, scopeOf(parts), PARIS).subject;

const issuesOf = (body: string, parts: Parameters<typeof scopeOf>[0] = {}) =>
  renderWithIssues({ subject: 's', body }, scopeOf(parts), PARIS, 'en').issues.map(({ code, line }) => ({
    code,
    line,
  }));

describe('what an email may speak of', () => {
  test('B29 the project that somebody created', () => {
    const template = {
      subject: 'About “{{ event.project.name }}”',
      body: 'Hi {{ person.first_name | default: "there" }},\n\nI noticed you created the project ‘{{ event.project.name }}’.',
    };
    const email = renderEmail(template, scopeOf(), PARIS);
    expect(email.subject).toBe('About “Website redesign”');
    expect(bare(email.html)).toBe('<p>Hi Marie,</p>\n<p>I noticed you created the project ‘Website redesign’.</p>');
    expect(email.text).toBe('Hi Marie,\n\nI noticed you created the project ‘Website redesign’.\n');
  });

  test('person, event, account and workspace', () => {
    const body =
      '{{ person.email }} {{ person.user_id }} {{ event.name }} {{ account.id }} {{ account.name }} {{ account.plan }} {{ workspace.name }}';
    expect(content(body)).toBe('<p>marie@example.com u-1 Created project acme Acme team Boards</p>');
  });

  test('a first name comes from the name when it is not known', () => {
    expect(content('{{ person.first_name }}', { fields: { name: '  Jean-Luc  Picard ' } })).toBe('<p>Jean-Luc</p>');
    expect(content('{{ person.first_name }}', { fields: { name: 'X Y', firstName: 'Ada' } })).toBe('<p>Ada</p>');
    expect(content('{{ person.first_name | default: "there" }}', { fields: {} })).toBe('<p>there</p>');
  });

  test('dates are in the zone of the workspace', () => {
    expect(content('{{ event.occurred_at | date: "%d/%m %H:%M" }}')).toBe('<p>02/03 00:30</p>');
  });

  test('a list reads with commas, an object is not shown', () => {
    expect(content('{{ person.a }}|{{ person.b }}', { fields: { a: ['x', 2, null], b: { c: 1 } } })).toBe(
      '<p>x, 2|</p>',
    );
  });
});

describe('Markdown with Liquid in it', () => {
  test('every kind of block', () => {
    const body = [
      '# Title {{ account.name }}',
      'Line one\nline **two** *and* ~~three~~ `{{ person.email }}`',
      '- a\n- b\n  1. c',
      '3. x\n4. y',
      '> quoted',
      '---',
      '```\n{{ account.name }} <b>\n    code\n```',
      '| a | b |\n|---|--:|\n| {{ account.name \n| append: "|" }} | 2 |',
      '![Logo]({{ event.logo }})',
    ].join('\n\n');
    expect(content(body, { event: { logo: 'https://cdn.example/l.png' } })).toMatchInlineSnapshot(`
      "<h1>Title Acme</h1>
      <p>Line one<br>
      line <strong>two</strong> <em>and</em> <del>three</del> <code>marie@example.com</code></p>
      <ul>
      <li>a</li>
      <li>b
      <ol>
      <li>c</li>
      </ol></li>
      </ul>
      <ol start="3">
      <li>x</li>
      <li>y</li>
      </ol>
      <blockquote>
      <p>quoted</p>
      </blockquote>
      <hr>
      <pre>Acme &lt;b&gt;
          code</pre>
      <table>
      <tr><th>a</th><th>b</th></tr>
      <tr><td>Acme|</td><td>2</td></tr>
      </table>
      <p><img src="https://cdn.example/l.png" alt="Logo"></p>"
    `);
  });

  test('quotes, bars and brackets inside Liquid survive Markdown', () => {
    expect(content('{{ person.x | default: "*there* | <b>" }} **{{ "a_b_c" }}** {{ "}}" }}')).toBe(
      '<p>*there* | &lt;b&gt; <strong>a_b_c</strong> }}</p>',
    );
  });

  test('conditions inside a sentence', () => {
    const body =
      'You are {% if person.plan == "pro" %}a **pro**{% else %}on trial{% endif %}, {{ person.first_name }}.';
    expect(content(body, { fields: { name: 'Ada', plan: 'pro' } })).toBe('<p>You are a <strong>pro</strong>, Ada.</p>');
    expect(content(body)).toBe('<p>You are on trial, Marie.</p>');
  });

  test('conditions around paragraphs, indented or not', () => {
    const body = 'Hi\n{% if person.plan == "pro" %}\n    One.\n\n    Two.\n{% else %}\nOther.\n{% endif %}\nBye';
    expect(content(body, { fields: { plan: 'pro' } })).toBe('<p>Hi</p>\n<p>One.</p>\n<p>Two.</p>\n<p>Bye</p>');
    expect(content(body)).toBe('<p>Hi</p>\n<p>Other.</p>\n<p>Bye</p>');
  });

  test('a condition that begins in one paragraph and ends in another', () => {
    const body = '{% if person.plan == "pro" %}One.\n\nTwo.{% endif %}';
    expect(content(body, { fields: { plan: 'pro' } })).toBe('<p>One.</p>\n<p>Two.</p>');
    expect(content(body)).toBe('');
  });

  test('a condition around an address, with and without brackets', () => {
    const body =
      '{% if person.name %}https://a.example/{{ person.n }}{% endif %}. [x](https://a.example/{% if person.name %}y{% else %}z{% endif %}) www.b.example{% if person.q %}!{% endif %}';
    expect(content(body, { fields: { name: 'Ada', n: 'a b' } })).toBe(
      '<p><a href="https://a.example/a%20b">https://a.example/a b</a>. <a href="https://a.example/y">x</a> <a href="http://www.b.example/">www.b.example</a></p>',
    );
    expect(content(body)).toBe(
      '<p><a href="https://a.example/">https://a.example/</a>. <a href="https://a.example/y">x</a> <a href="http://www.b.example/">www.b.example</a></p>',
    );
  });

  test('a loop around list items makes one list', () => {
    const projects = [{ n: 'A' }, { n: 'B', done: true }];
    const body =
      '- first\n{% for p in event.projects %}\n  - {{ p.n }}\n  {% if p.done %}\n  - done\n  {% endif %}\n{% endfor %}\n- last';
    expect(content(body, { event: { projects } })).toBe(
      '<ul>\n<li>first</li>\n<li>A</li>\n<li>B</li>\n<li>done</li>\n<li>last</li>\n</ul>',
    );
    const numbered = '{% for p in event.projects %}\n1. {{ p.n }}\n{% endfor %}';
    expect(content(numbered, { event: { projects } })).toBe('<ol>\n<li>A</li>\n<li>B</li>\n</ol>');
    expect(content('{% for p in event.projects %}- {{ p.n }}\n{% endfor %}', { event: { projects } })).toBe(
      '<ul>\n<li>A</li>\n<li>B</li>\n</ul>',
    );
  });

  test('a loop around list items and a paragraph repeats both', () => {
    const body = '{% for p in event.projects %}\n- {{ p }}\n\nand\n{% endfor %}';
    expect(content(body, { event: { projects: ['A', 'B'] } })).toBe(
      '<ul>\n<li>A</li>\n</ul>\n<p>and</p>\n<ul>\n<li>B</li>\n</ul>\n<p>and</p>',
    );
  });

  test('a captured text is escaped once, where it is used', () => {
    const body =
      '{% capture who %}{{ person.name }} & co{% endcapture %}\n{{ who }} [x](https://a.example/?q={{ who }})';
    expect(content(body, { fields: { name: '<b>' } })).toBe(
      '<p>&lt;b&gt; &amp; co <a href="https://a.example/?q=%3Cb%3E%20%26%20co">x</a></p>',
    );
  });

  test('raw text is shown as it stands, comments are not', () => {
    expect(content('a {% raw %}{{ x }} **y** <i>{% endraw %} b{% comment %} c {{ x.y }} {% endcomment %}')).toBe(
      '<p>a {{ x }} **y** &lt;i&gt; b</p>'.replaceAll('{', '&#123;'),
    );
  });

  test('escaped braces are text, not Liquid', () => {
    expect(content('\\{\\{ person.email }} &#123;{ person.email }}')).not.toContain('marie@');
  });

  test('windows line ends and tabs', () => {
    expect(content('a\r\n\r\n- b\r\n\t- c')).toBe('<p>a</p>\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul></li>\n</ul>');
  });
});

describe('values of end users are text, whatever they look like', () => {
  const attacks = [
    '**bold** _it_ `code`',
    '[x](javascript:alert(1))',
    '![x](https://evil.example/pixel.gif)',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '{{ person.email }}',
    '{% for i in (1..9) %}x{% endfor %}',
    '# heading',
    '- item',
    '> quote',
    'a | b',
    '&lt;b&gt; &amp;',
    'Lq0t0x Lq1t1x Lq0o0x',
    '\ufdd0\ufdd2 {% address href %}',
    'https://evil.example/',
    '<!-- x --><![CDATA[ y ]]>',
    '\u202eevil\u202c',
  ];

  for (const attack of attacks) {
    test(`in text: ${JSON.stringify(attack)}`, () => {
      const escaped = attack
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
      const event = { project: { name: attack } };
      expect(content('“{{ event.project.name }}”', { event })).toBe(`<p>“${escaped}”</p>`);
      expect(content('{{ event.project.name }}', { event })).toBe(`<p>${escaped}</p>`);
      expect(content('{% echo event.project.name %}{% cycle event.project.name %}', { event })).toBe(
        `<p>${escaped}${escaped}</p>`,
      );
    });

    test(`in the address, text and picture of a link: ${JSON.stringify(attack)}`, () => {
      const body = [
        '[{{ event.v }}](https://app.example/p/{{ event.v }}?q={{ event.v }}#{{ event.v }})',
        '[x]({{ event.v }})',
        '[x](https://app.example{{ event.v }})',
        '![{{ event.v }}]({{ event.v }})',
        'https://app.example/{{ event.v }}',
      ].join('\n\n');
      const html = content(body, { event: { v: attack } });
      const tags = html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        expect(tag).toMatch(/^<\/?(?:p|a|img|br)(?: (?:href|src|alt)="[^"<>]*")*>$/);
      }
      for (const [, url = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        const { protocol, hostname } = new URL(url.replaceAll('&amp;', '&'));
        expect(protocol).toBe('https:');
        expect(attack.startsWith('https://evil') ? ['app.example', 'evil.example'] : ['app.example']).toContain(
          hostname,
        );
      }
    });
  }

  test('a name cannot lead a link to another site', () => {
    const hrefs = (name: string) =>
      [
        ...content('[a](https://app.example{{ event.n }}/x) [b](https://{{ event.n }}.app.example/x)', {
          event: { n: name },
        }).matchAll(/href="([^"]*)"/g),
      ].map((match) => match[1]);
    expect(hrefs('.evil.com')).toEqual([]);
    expect(hrefs('@evil.com')).toEqual([]);
    expect(hrefs('evil.com/')).toEqual([]);
    expect(hrefs('acme')).toEqual(['https://app.exampleacme/x', 'https://acme.app.example/x']);
  });

  test('nothing but http, https and mailto becomes a link', () => {
    const bad = [
      'javascript:alert(1)',
      ' JaVaScRiPt:x',
      'java\nscript:x',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc',
      '/x',
      '//evil',
      'https://',
      '',
    ];
    for (const v of bad) expect(content('[x]({{ event.v }})', { event: { v } }), v).toBe('<p><a>x</a></p>');
    expect(content('[a](javascript:x) [b](data:x) ![c](javascript:x)')).toBe('<p><a>a</a> <a>b</a> <img alt="c"></p>');
    expect(content('[x]({{ event.v }})', { event: { v: 'mailto:a@b.example?subject=x' } })).toContain('href="mailto:');
    expect(content('[x]({{ event.v }})', { event: { v: 'https://é.example/ü?a=1&b=2' } })).toBe(
      '<p><a href="https://xn--9ca.example/%C3%BC?a=1&amp;b=2">x</a></p>',
    );
  });

  test('HTML of the author is text too', () => {
    expect(content('<b>x</b> <script>alert(1)</script>\n\n<div onclick="x">\n{{ person.email }}\n</div>')).toBe(
      '<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&lt;div onclick=&quot;x&quot;&gt;\nmarie@example.com\n&lt;/div&gt;</p>',
    );
  });

  test('escaping cannot be turned off, and is not done twice', () => {
    expect(() => checkTemplate('{{ person.name | raw }}', 'body')).toThrow(
      expect.objectContaining({ code: 'invalid_template' }),
    );
    for (const filter of ['url_part', 'url_whole', 'seen: 0']) {
      expect(() => checkTemplate(`{{ person.name | ${filter} }}`, 'body')).toThrow('filter');
    }
    expect(content('{{ person.name | escape | newline_to_br }}', { fields: { name: 'a & b\nc' } })).toBe(
      '<p>a &amp; b<br>\nc</p>',
    );
  });

  test('prototypes and functions are out of reach', () => {
    expect(
      content('[{{ person.constructor }}{{ person.__proto__.x }}{{ person.toString }}{{ event.constructor.name }}]'),
    ).toBe('<p>[]</p>');
  });
});

describe('other writing systems', () => {
  test('French, emoji and right-to-left text stay as they are', () => {
    const name = 'L’été à Noël — « ça va ? » 🎉👩‍👩‍👧 مشروع الموقع';
    const email = renderEmail(
      { subject: '{{ event.n }}', body: '{{ event.n }}' },
      scopeOf({ event: { n: name } }),
      PARIS,
    );
    expect(email.subject).toBe(name);
    expect(email.text).toBe(`${name}\n`);
    expect(bare(email.html)).toBe(`<p>${name}</p>`);
  });

  test('every block finds its own direction', () => {
    const { html } = renderEmail({ subject: 's', body: 'שלום {{ person.name }}\n\n- مرحبا' }, scopeOf(), PARIS);
    expect(html).toContain('<p dir="auto"');
    expect(html).toContain('<ul dir="auto"');
  });
});

describe('the subject', () => {
  test('is one line of text, not HTML', () => {
    expect(subject('A & B “{{ event.n }}”', { event: { n: '<b> & \r\nBcc: x@y.z\u0000\u2028z' } })).toBe(
      'A & B “<b> & Bcc: x@y.z z”',
    );
    expect(subject('{% if person.name %}\n  Hi\n{% endif %}')).toBe('Hi');
    expect(subject('{% raw %}{{ x }}{% endraw %}')).toBe('{{ x }}');
  });

  test('has at most 998 bytes and no half characters', () => {
    const long = subject('{{ event.n }}', { event: { n: '👩‍👩‍👧é'.repeat(300) } });
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(998);
    expect(Buffer.byteLength(long)).toBeGreaterThan(960);
    expect(long).toMatch(/^(?:👩‍👩‍👧é)+(?:👩‍👩‍👧)?…$/u);
  });

  test('does not turn the text that follows around', () => {
    expect(subject('{{ event.n }} x', { event: { n: '\u202eevil' } })).toBe('evil x');
  });
});

describe('the document', () => {
  const { html, text } = renderEmail(
    {
      subject: 'A < B',
      body: '# Hello\n\n[Open the **project**](https://app.example/)\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nhttps://app.example/x',
    },
    scopeOf(),
    PARIS,
  );

  test('is whole, fits a telephone, and knows light and dark', () => {
    expect(html).toMatch(/^<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">/);
    expect(html).toContain('<title>A &lt; B</title>');
    expect(html).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(html).toContain('content="light dark"');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).not.toMatch(/https?:\/\/(?!app\.example)/);
  });

  test('has a plain text beside it', () => {
    expect(text).toMatchInlineSnapshot(`
      "Hello

      Open the project (https://app.example/)

       1. one
       2. two

      a   b
      1   2

      https://app.example/x
      "
    `);
  });
});

describe('what the author is told', () => {
  test('values that are empty for this person, with their lines', () => {
    expect(
      issuesOf(
        '{{ person.first_name }}\n\n{{ person.nam }}\n{% if person.x %}{% endif %}{{ person.y | default: "z" }}',
      ),
    ).toEqual([{ code: 'empty_value', line: 3 }]);
    expect(issuesOf('{% for i in (1..3) %}{{ person.nam }}{% endfor %}')).toHaveLength(1);
    expect(issuesOf('{{ event.project }}')).toEqual([{ code: 'not_text', line: 1 }]);
  });

  test('addresses that are left out and HTML that is shown', () => {
    expect(issuesOf('a\n\n[x](/relative)\n<b>')).toEqual([
      { code: 'unsafe_link', line: 3 },
      { code: 'html_shown', line: 4 },
    ]);
    expect(issuesOf('[x]({{ person.email }})')).toEqual([{ code: 'unsafe_link', line: undefined }]);
  });

  const mistakes: [string, string, RegExp][] = [
    ['a\n{{ person.name', 'not_closed', /line 2|is not closed/],
    ['a\n{% if person.name %}x', 'not_closed', /if person\.name/],
    ['{% endif %}', 'unknown_tag', /endif/],
    ['{% include "x" %}', 'unknown_tag', /include/],
    ['{% render "x" %}', 'unknown_tag', /render/],
    ['{{ person.name | shout }}', 'unknown_filter', /shout/],
    ['{{ persn.name }}', 'unknown_variable', /persn\.name/],
    ['{{ }}', 'syntax', /mistake/],
    ['{% if %}x{% endif %}', 'syntax', /mistake/],
    ['{% if person.name %}[x](https://a.example/{% endif %})', 'crossed', /middle of a link/],
  ];
  for (const [body, code, words] of mistakes) {
    test(`a mistake is refused when saved and told in a preview: ${body}`, () => {
      const saving = () => checkTemplate(body, 'steps[0].body');
      expect(saving).toThrow(
        expect.objectContaining({
          code: 'invalid_template',
          details: {
            issues: [expect.objectContaining({ path: 'steps[0].body', code, message: expect.stringMatching(words) })],
          },
        }),
      );
      const preview = () => renderWithIssues({ subject: 's', body }, scopeOf(), PARIS, 'en');
      expect(preview).toThrow(TemplateError);
      expect(() => checkTemplate(body, 'x', 'fr')).toThrow(/erreur|fermé|existe pas|connu|milieu/);
    });
  }

  test('a mistake says on which line it is', () => {
    const issues = (() => {
      try {
        renderWithIssues({ subject: 's', body: 'a\n\nb {{ x }}\n' }, scopeOf(), PARIS, 'en');
        return [];
      } catch (error) {
        return error instanceof TemplateError ? error.issues : [];
      }
    })();
    expect(issues).toMatchObject([{ code: 'unknown_variable', line: 3 }]);
  });

  test('names that the template makes itself are known', () => {
    expect(() =>
      checkTemplate(
        '{% assign a = 1 %}{{ a }}{% for x in event.list %}{{ x.n }}{{ forloop.index }}{% endfor %}{% capture c %}y{% endcapture %}{{ c }}',
        'body',
      ),
    ).not.toThrow();
  });
});

describe('bounds', () => {
  const endless = [
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..9999) %}{% for j in (1..9999) %}{{ person.name }}{% endfor %}{% endfor %}',
    '{% assign a = "xxxxxxxxxxxxxxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
  ];
  for (const body of endless) {
    test(`a template without end is stopped: ${body.slice(0, 40)}`, () => {
      const startedAt = performance.now();
      expect(() => renderEmail({ subject: 's', body }, scopeOf(), PARIS)).toThrow('too large or takes too long');
      expect(performance.now() - startedAt).toBeLessThan(3_000);
    });
  }

  test('a value with half a character or NUL does not come out broken', () => {
    expect(content('{{ "😀" | split: "" | first }}{{ "a%00b" | url_decode }}')).toBe('<p>\ufffdab</p>');
  });
});
