/** "Ada Lovelace" → "AL", "ada@example.com" → "A". At most two letters, never empty. */
export function initials(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = name.includes('@') ? undefined : words.at(-1);
  const letters = words.length > 1 && last !== undefined ? [first, last] : [first];
  return letters.map((word) => ([...word][0] ?? '').toLocaleUpperCase()).join('');
}

/** A hue from 0 to 359 that depends on the name alone. */
export function avatarHue(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}
