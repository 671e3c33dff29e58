import { IssueList } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';
import type { Locale } from '../locale.ts';
import { refuseAmbiguousRepeats } from './determinism.ts';
import { parseRegex } from './parse.ts';
import { RegexRefusal } from './refusal.ts';

/** Reports at `path` why a regular expression is refused (S12); reports nothing if it is accepted. */
export function checkRegex(pattern: string, path: string, issues: IssueList): void {
  if (pattern.length > segmentLimits.regexLengthMax) {
    issues.add(path, 'text_too_long', segmentLimits.regexLengthMax);
    return;
  }
  if (pattern === '') {
    issues.add(path, 'empty_text');
    return;
  }
  try {
    refuseAmbiguousRepeats(parseRegex(pattern));
  } catch (error) {
    if (!(error instanceof RegexRefusal)) throw error;
    issues.add(path, error.code, ...error.args);
  }
}

/**
 * Takes a regular expression and gives a sentence saying why it is refused, or undefined if it is accepted.
 *
 * @example regexProblem('^(pro|team)-[0-9]+$', 'en') // undefined
 */
export function regexProblem(pattern: string, locale: Locale): string | undefined {
  const issues = new IssueList(locale, 1);
  checkRegex(pattern, '', issues);
  return issues.issues[0]?.message;
}
