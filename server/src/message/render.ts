import { compile as compileHtmlToText } from 'html-to-text';
import type { Locale } from '@segue/shared/segment';
import { SegueError } from '../errors.ts';
import { type CompiledText, compileBody, compileSubject, findMistakes } from './template/compile.ts';
import { emailDocument } from './template/document.ts';
import { type TemplateIssue, templateIssue } from './template/issue.ts';
import { htmlEngine, type Report, renderLiquid, RenderError, textEngine } from './template/liquid.ts';
import type { Scope } from './scope.ts';

/** The words of an email as its author wrote them: Liquid in both, Markdown in the body. */
export interface EmailTemplate {
  readonly subject: string;
  readonly body: string;
}

export interface RenderedEmail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What an email header line may hold (RFC 5322), bytes. */
const SUBJECT_BYTES_MAX = 998;
/** Compiled templates that are kept: a flow's emails are rendered many times in a row. */
const CACHE_MAX = 200;

const toPlainText = compileHtmlToText({
  wordwrap: false,
  selectors: [
    ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] as [string, string] } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
});

interface CompiledEmail {
  readonly subject: CompiledText;
  readonly body: CompiledText;
}

const cache = new Map<string, CompiledEmail>();

/** Compiles, or finds what was compiled before. Expects a template without mistakes. */
function compileEmail({ subject, body }: EmailTemplate): CompiledEmail {
  const key = JSON.stringify([subject, body]);
  const found = cache.get(key);
  // The one used longest ago is dropped first.
  if (found) cache.delete(key);
  const compiled = found ?? { subject: compileSubject(subject), body: compileBody(body) };
  cache.set(key, compiled);
  const [oldest] = cache.keys();
  if (cache.size > CACHE_MAX && oldest !== undefined) cache.delete(oldest);
  return compiled;
}

/** Thrown by `renderEmail` when the words cannot be made into an email; the message says why. */
export class TemplateError extends Error {
  readonly issues: readonly TemplateIssue[];

  constructor(issues: readonly TemplateIssue[]) {
    super(issues[0]?.message ?? 'The template has a mistake.');
    this.issues = issues;
  }
}

/**
 * Makes the email for one person. What comes out of Liquid is text, whatever it looks like: it is never read as
 * Markdown or HTML. Dates are written in the workspace's `timezone`. Throws a TemplateError.
 */
export function renderEmail(template: EmailTemplate, scope: Scope, timezone: string): RenderedEmail {
  return renderWithIssues(template, scope, timezone, 'en').email;
}

/** As `renderEmail`, and tells what the author may want to know: values that are empty, addresses left out. */
export function renderWithIssues(
  template: EmailTemplate,
  scope: Scope,
  timezone: string,
  locale: Locale,
): { readonly email: RenderedEmail; readonly issues: readonly TemplateIssue[] } {
  const mistakes = [...findOnce(template.subject, locale, true), ...findOnce(template.body, locale, false)];
  if (mistakes.length > 0) throw new TemplateError(mistakes);
  const compiled = compileEmail(template);
  const { warnings } = compiled.body;
  const issues = warnings.map(({ code, detail, line }) => templateIssue(code, detail, line, locale));
  try {
    const inSubject = reporter(compiled.subject, issues, locale, false);
    const subject = toHeaderLine(renderLiquid(textEngine, compiled.subject.template, scope, timezone, inSubject));
    const inBody = reporter(compiled.body, issues, locale, true);
    const content = renderLiquid(htmlEngine, compiled.body.template, scope, timezone, inBody);
    const email = { subject, html: emailDocument(subject, content), text: `${toPlainText(content).trim()}\n` };
    return { email, issues };
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    // The words of LiquidJS name a line of what the compiler made of the template, which says nothing to its author.
    const words = error.message.replace(/, line:\d+.*$/s, '');
    throw new TemplateError([templateIssue(error.isLimit ? 'too_large' : 'syntax', words, undefined, locale)]);
  }
}

/** Collects what the render says, each thing once: a loop would repeat it. */
function reporter(compiled: CompiledText, issues: TemplateIssue[], locale: Locale, hasLines: boolean): Report {
  const told = new Set<string>();
  return (code, detail) => {
    const key = `${code}:${detail}`;
    if (told.has(key)) return;
    told.add(key);
    const piece = typeof detail === 'number' ? compiled.source.pieces[detail] : undefined;
    issues.push(templateIssue(code, piece?.source ?? String(detail), hasLines ? piece?.line : undefined, locale));
  };
}

/** Texts that were found to be without mistakes: delivery does not look again for every person. */
const faultless = new Set<string>();

function findOnce(text: string, locale: Locale, isSubject: boolean): TemplateIssue[] {
  if (faultless.has(text)) return [];
  const mistakes = findMistakes(text, locale);
  if (mistakes.length === 0) {
    if (faultless.size >= 2 * CACHE_MAX) faultless.clear();
    faultless.add(text);
  }
  // A subject is one line; a line number would be taken for one of the body.
  return isSubject ? mistakes.map(({ code, message }) => ({ code, message })) : mistakes;
}

/**
 * Refuses a text with mistakes in its Liquid when it is saved; `path` says which text it is. Throws
 * `invalid_template`, with every mistake in the details.
 */
export function checkTemplate(text: string, path: string, locale: Locale = 'en'): void {
  const mistakes = findMistakes(text, locale);
  if (mistakes.length === 0) return;
  throw new SegueError(
    'invalid_template',
    { issues: mistakes.map((issue) => ({ path, ...issue })) },
    mistakes[0]?.message,
  );
}

/** One line without control characters, nor marks that turn the direction of what follows, of at most 998 bytes. */
function toHeaderLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (Buffer.byteLength(line) <= SUBJECT_BYTES_MAX) return line;
  const ellipsis = '…';
  let bytes = Buffer.byteLength(ellipsis);
  let kept = '';
  // By what a reader sees as one character: half an emoji would be another one.
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > SUBJECT_BYTES_MAX) break;
    kept += segment;
  }
  return kept.trimEnd() + ellipsis;
}
