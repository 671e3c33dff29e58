import { segmentLimits } from './limits.ts';

/** Letters that do not fall apart into a Latin letter and an accent. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Takes a name people chose and gives a segment key: lower-case ASCII letters, digits and single hyphens, at most
 * 64 characters, never empty. Names without any Latin letter or digit give `segment`; making keys unique is the
 * caller's business.
 *
 * @example slugify('Engagé – e-mail (7 j)') // 'engage-e-mail-7-j'
 */
export function slugify(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => spelledOut[letter] ?? '')
    // Elided articles are words of their own ("l’essai"); other apostrophes join ("don’t").
    .replace(/\b(qu|[cdjlmnst])[’'](?=\p{L})/gu, '$1-')
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, segmentLimits.keyLengthMax + 1)
    .replace(/^-+/, '');
  return trimmed(key) || 'segment';
}

/** Cuts at the limit, at a hyphen where one is near, and leaves no hyphen at the end. */
function trimmed(key: string): string {
  const max = segmentLimits.keyLengthMax;
  if (key.length <= max) return key.replace(/-+$/, '');
  const lastHyphen = key.lastIndexOf('-', max);
  return key.slice(0, lastHyphen > max / 2 ? lastHyphen : max).replace(/-+$/, '');
}
