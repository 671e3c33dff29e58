import type { SegmentDefinition } from './ast.ts';
import { french } from './french.ts';
import type { Locale } from './locale.ts';
import { suggestName } from './suggest-name.ts';

/** How segments of a workspace are named, so that nobody mixes them up in flows and reports. */
export interface NamingConvention {
  /** `hyphens`: lower-case words joined by hyphens, as in `inactive-app-30d`; `any`: as everybody likes. */
  readonly style: 'any' | 'hyphens';
  /** With hyphens: the words a name may begin with; empty: any. */
  readonly first_words: readonly string[];
}

export const namingLimits = { firstWordsMax: 30, firstWordLengthMax: 40 } as const;

/** What a name that breaks the convention is told, and a name that keeps it, where one can be found without guessing. */
export interface NameIssue {
  readonly message: string;
  readonly fix: string | null;
}

/** Writes a name as lower-case words joined by hyphens; accents stay. Empty when there is no letter or digit. */
export function hyphenate(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** Whether a name keeps the convention. */
export function followsConvention(name: string, convention: NamingConvention): boolean {
  if (convention.style === 'any') return true;
  return name !== '' && name === hyphenate(name) && beginsAsAllowed(name, convention);
}

/**
 * Writes a name as the convention wants it: with hyphens, an allowed word that stands somewhere in it put first. Null
 * where none does: which one is meant cannot be guessed.
 */
export function conventionalName(name: string, convention: NamingConvention): string | null {
  if (convention.style === 'any') return name;
  const written = hyphenate(name);
  if (written === '') return null;
  if (beginsAsAllowed(written, convention)) return written;
  const first = convention.first_words.map(hyphenate).find((word) => `-${written}-`.includes(`-${word}-`));
  if (first === undefined) return null;
  const rest = `-${written}-`.replace(`-${first}-`, '-').replace(/^-|-$/g, '');
  return rest === '' ? first : `${first}-${rest}`;
}

/**
 * Gives a name for a segment made from its conditions, as the convention wants it; null where that cannot be done.
 *
 * @example suggestConventionalName(definition, { style: 'hyphens', first_words: ['inactif'] }, 'fr') // 'inactif-app-30j'
 */
export function suggestConventionalName(
  definition: SegmentDefinition,
  convention: NamingConvention,
  locale: Locale,
): string | null {
  return conventionalName(suggestName(definition, locale), convention);
}

/** What is wrong with a name, in words, and what it may become; null for one that keeps the convention. */
export function nameIssue(
  name: string,
  definition: SegmentDefinition | null,
  convention: NamingConvention,
  locale: Locale,
): NameIssue | null {
  if (followsConvention(name, convention)) return null;
  const suggested = definition === null ? null : suggestConventionalName(definition, convention, locale);
  const fix = conventionalName(name, convention) ?? suggested;
  return { message: sentence(convention, locale), fix };
}

function sentence({ first_words: words }: NamingConvention, locale: Locale): string {
  const list = new Intl.ListFormat(locale, { type: 'disjunction' }).format(words);
  if (locale === 'fr') {
    const begin = words.length === 0 ? '' : ` et commencent par ${list}`;
    return french`Ici, les noms sont en minuscules, les mots reliés par des tirets${begin}.`;
  }
  const begin = words.length === 0 ? '' : `, and begin with ${list}`;
  return `Names here are lower-case words joined by hyphens${begin}.`;
}

function beginsAsAllowed(written: string, { first_words: words }: NamingConvention): boolean {
  return words.length === 0 || words.map(hyphenate).some((word) => written === word || written.startsWith(`${word}-`));
}
