import type { IssueTexts } from '../issues/texts.ts';

export type RegexIssueCode = Extract<keyof IssueTexts, `regex_${string}`>;

/** Thrown inside the regular-expression checker, and caught at its door, to leave nested parsing at once. */
export class RegexRefusal<C extends RegexIssueCode = RegexIssueCode> extends Error {
  readonly code: C;
  readonly args: Parameters<IssueTexts[C]>;

  constructor(code: C, ...args: Parameters<IssueTexts[C]>) {
    super(code);
    this.code = code;
    this.args = args;
  }
}
