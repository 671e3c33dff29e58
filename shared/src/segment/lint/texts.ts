import type { NameIssue } from '../naming.ts';

/** Every sentence of the linter, in words of one language: what is odd, and what to do about it. */
export interface LintTexts {
  contradiction(): string;
  windows_apart(): string;
  always_true(): string;
  event_never_seen(event: string, meant: string | undefined): string;
  event_not_seen_lately(event: string, days: number): string;
  value_never_seen(field: string, value: string, meant: string | undefined): string;
  window_longer_than_history(days: number): string;
  includes_missing_value(field: string, people: number | null): string;
  includes_newcomers(): string;
  duplicate(segment: string): string;
  subset(segment: string): string;
  only_time(): string;
  short_text(text: string): string;
  name_breaks_convention(issue: NameIssue): string;
}
