import type { ConditionPath } from '../walk.ts';
import type { SegmentDefinition } from '../ast.ts';
import { conditionAt } from '../walk.ts';
import type { Locale } from '../locale.ts';
import { englishLint } from './en.ts';
import type { LintCode, LintFinding, LintSeverity } from './finding.ts';
import { frenchLint } from './fr.ts';
import { segmentLimits } from '../limits.ts';
import type { LintTexts } from './texts.ts';
import { findIssues } from '../validate/validate.ts';

const texts: Readonly<Record<Locale, LintTexts>> = { en: englishLint, fr: frenchLint };

const severities: Readonly<Record<LintCode, LintSeverity>> = {
  contradiction: 'warning',
  windows_apart: 'warning',
  always_true: 'warning',
  event_never_seen: 'warning',
  event_not_seen_lately: 'warning',
  value_never_seen: 'warning',
  window_longer_than_history: 'advice',
  includes_missing_value: 'advice',
  includes_newcomers: 'advice',
  duplicate: 'advice',
  subset: 'advice',
  only_time: 'advice',
  short_text: 'advice',
  name_breaks_convention: 'advice',
};

/** Every code there is. */
export const lintCodes = Object.keys(severities) as readonly LintCode[];

/** Collects what the rules find, each code once per condition. */
export class Findings {
  readonly list: LintFinding[] = [];
  readonly definition: SegmentDefinition;
  private readonly texts: LintTexts;

  constructor(definition: SegmentDefinition, locale: Locale) {
    this.definition = definition;
    this.texts = texts[locale];
  }

  /** Whether there are as many as anybody reads; then nothing more is looked for. */
  get isFull(): boolean {
    return this.list.length >= segmentLimits.issuesMax;
  }

  /** Reports one finding; the arguments are those of its sentence. */
  add<C extends LintCode>(code: C, path: ConditionPath, args: Parameters<LintTexts[C]>, fix?: SegmentDefinition): void {
    if (this.isFull) return;
    const printed = issuePath(this.definition, path);
    if (this.list.some((finding) => finding.path === printed && finding.code === code)) return;
    // The signature ensures that the sentence and its arguments belong to the same code.
    const write = this.texts[code] as (...args: Parameters<LintTexts[C]>) => string;
    const finding = { code, severity: severities[code], path: printed, message: write(...args) };
    // A repair may run into a limit, for example of depth; then there is none.
    const isSafe = fix !== undefined && findIssues(fix, 'en').length === 0;
    this.list.push(isSafe ? { ...finding, fix } : finding);
  }
}

/** Prints a path as issues do: `condition.conditions[1]`, and `.condition` inside `lasting`. */
function issuePath(definition: SegmentDefinition, path: ConditionPath): string {
  return path.reduce((printed, index, depth) => {
    const parent = conditionAt(definition, path.slice(0, depth));
    return parent?.type === 'lasting' ? `${printed}.condition` : `${printed}.conditions[${index}]`;
  }, 'condition');
}
