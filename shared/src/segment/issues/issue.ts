import type { Locale } from '../locale.ts';
import { englishIssues } from './en.ts';
import { frenchIssues } from './fr.ts';
import type { IssueCode, IssueTexts } from './texts.ts';

/** One problem of a definition: where, which, and a sentence for the person who wrote it. */
export interface Issue {
  /** For example `condition.conditions[1].count.value`. */
  readonly path: string;
  readonly code: IssueCode;
  readonly message: string;
}

const texts: Readonly<Record<Locale, IssueTexts>> = { en: englishIssues, fr: frenchIssues };

/** Collects problems, up to a number nobody would read past. */
export class IssueList {
  readonly issues: Issue[] = [];
  private readonly texts: IssueTexts;
  private readonly issuesMax: number;

  constructor(locale: Locale, issuesMax: number) {
    this.texts = texts[locale];
    this.issuesMax = issuesMax;
  }

  /** Reports one problem; the arguments are those of its sentence. */
  add<C extends IssueCode>(path: string, code: C, ...args: Parameters<IssueTexts[C]>): void {
    if (this.issues.length >= this.issuesMax) return;
    if (this.issues.some((issue) => issue.path === path && issue.code === code)) return;
    // TypeScript cannot see that the sentence and its arguments belong to the same code; the signature ensures it.
    const write = this.texts[code] as (...args: Parameters<IssueTexts[C]>) => string;
    this.issues.push({ path, code, message: write(...args) });
  }
}

/** Prints `['condition', 'conditions', 1, 'count']` as `condition.conditions[1].count`. */
export function formatIssuePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = String(part);
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
