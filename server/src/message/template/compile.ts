import type { Locale } from '@segue/shared/segment';
import { LiquidError, type Template } from 'liquidjs';
import { type TemplateIssue, templateIssue } from './issue.ts';
import { authorEngine, htmlEngine, textEngine } from './liquid.ts';
import { compileMarkdown } from './markdown.ts';
import { type Protected, protectLiquid, restoreLiquid } from './protect.ts';

/** A template ready to be rendered many times. */
export interface CompiledText {
  readonly template: Template[];
  readonly source: Protected;
  /** Doubts that do not keep it from being sent. */
  readonly warnings: readonly { readonly code: 'html_shown' | 'unsafe_link'; readonly detail: string; line?: number }[];
}

/** The names that a template may begin its variables with. */
const ROOTS: ReadonlySet<string> = new Set(['person', 'event', 'account', 'workspace']);

/** Thrown when the words cannot be made into an email; the issues say why, for their author. */
export class TemplateError extends Error {
  readonly issues: readonly TemplateIssue[];

  constructor(issues: readonly TemplateIssue[]) {
    super(issues[0]?.message ?? 'The template has a mistake.');
    this.name = 'TemplateError';
    this.issues = issues;
  }
}

/** Compiled texts that are kept: a flow's emails are rendered many times in a row. */
const CACHE_MAX = 400;
const cache = new Map<string, CompiledText>();

/** Compiles a subject or a body, or finds it compiled. Throws a TemplateError in the language asked for. */
export function compileText(kind: 'subject' | 'body', text: string, locale: Locale): CompiledText {
  const key = `${kind}:${text}`;
  const found = cache.get(key);
  // The one used longest ago is dropped first.
  if (found) cache.delete(key);
  const compiled = found ?? compileAnew(kind, text, locale);
  cache.set(key, compiled);
  const [oldest] = cache.keys();
  if (cache.size > CACHE_MAX && oldest !== undefined) cache.delete(oldest);
  return compiled;
}

function compileAnew(kind: 'subject' | 'body', text: string, locale: Locale): CompiledText {
  const mistakes = findMistakes(text, locale);
  if (mistakes.length > 0) {
    // A subject is one line; a line number would be taken for one of the body.
    throw new TemplateError(kind === 'body' ? mistakes : mistakes.map(({ code, message }) => ({ code, message })));
  }
  try {
    return kind === 'subject' ? compileSubject(text) : compileBody(text);
  } catch {
    // The Liquid is right by itself, but Markdown has torn its tags apart.
    throw new TemplateError([templateIssue('crossed', '', undefined, locale)]);
  }
}

/** What is wrong with the Liquid of a text. */
function findMistakes(text: string, locale: Locale): TemplateIssue[] {
  try {
    const { globals } = authorEngine.analyzeSync(authorEngine.parse(text));
    return Object.values(globals).flatMap((uses) =>
      uses
        .filter((use) => !ROOTS.has(String(use.segments[0])))
        .map((use) => templateIssue('unknown_variable', String(use), use.location.row, locale)),
    );
  } catch (error) {
    return [toIssue(error, locale)];
  }
}

/** LiquidJS speaks English; its usual mistakes are told in our own words. */
function toIssue(error: unknown, locale: Locale): TemplateIssue {
  const raw = error instanceof Error ? error.message : String(error);
  const words = raw.replace(/, line:\d+(, col:\d+)?$/, '').replace(/, file:.*$/, '');
  const line = LiquidError.is(error as object)
    ? (error as LiquidError & Positioned).token?.getPosition?.()[0]
    : undefined;
  const named: [RegExp, 'unknown_tag' | 'unknown_filter' | 'not_closed'][] = [
    [/^tag "?(.+?)"? not found$/, 'unknown_tag'],
    [/^undefined filter: (.+)$/, 'unknown_filter'],
    [/^(?:tag|output|raw)? ?"?(.+?)"? (?:is )?not closed$/s, 'not_closed'],
  ];
  for (const [pattern, code] of named) {
    const detail = pattern.exec(words)?.[1];
    if (detail !== undefined) return templateIssue(code, detail.trim(), line, locale);
  }
  return templateIssue('syntax', words, line, locale);
}

interface Positioned {
  readonly token?: { getPosition?(): number[] };
}

function compileSubject(text: string): CompiledText {
  const source = protectLiquid(text);
  return { template: textEngine.parse(restoreLiquid(source.text, source, 'plain')), source, warnings: [] };
}

function compileBody(text: string): CompiledText {
  const { html, source, warnings } = compileMarkdown(text);
  return {
    template: htmlEngine.parse(html),
    source,
    warnings: warnings.map((warning) => {
      const at = text.indexOf(warning.detail);
      return at === -1 ? warning : { ...warning, line: text.slice(0, at).split('\n').length };
    }),
  };
}
