import { compile as compileHtmlToText } from 'html-to-text';
import type { Locale } from '@segue/shared/segment';
import { SegueError } from '../errors.ts';
import { type CompiledText, compileText, TemplateError } from './template/compile.ts';
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
  const compiled = compileEmail(template, locale);
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

/** Compiles both; the mistakes of both are told. */
function compileEmail({ subject, body }: EmailTemplate, locale: Locale): { subject: CompiledText; body: CompiledText } {
  const mistakes: TemplateIssue[] = [];
  const compile = (kind: 'subject' | 'body', text: string): CompiledText | null => {
    try {
      return compileText(kind, text, locale);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      mistakes.push(...error.issues);
      return null;
    }
  };
  const compiled = { subject: compile('subject', subject), body: compile('body', body) };
  if (!compiled.subject || !compiled.body) throw new TemplateError(mistakes);
  return { subject: compiled.subject, body: compiled.body };
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

/**
 * Refuses a text with mistakes in its Liquid when it is saved; `path` says which text it is, and ends in `subject` or
 * `body`. Throws `invalid_template`, with every mistake in the details.
 */
export function checkTemplate(text: string, path: string, locale: Locale = 'en'): void {
  try {
    compileText(path.endsWith('subject') ? 'subject' : 'body', text, locale);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const issues = error.issues.map((issue) => ({ path, ...issue }));
    throw new SegueError('invalid_template', { issues }, error.message);
  }
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
