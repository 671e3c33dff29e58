/** A name Liquid can read after a dot. */
const PLAIN_NAME = /^[A-Za-z_][\w-]*$/u;

/**
 * Takes a root and the path of a field or property, gives the Liquid that prints it: `{{ person.first_name }}`.
 * Names with spaces or other signs go into brackets, because after a dot they would end the name.
 */
export function liquidVariable(root: 'person' | 'event' | 'account', path: string): string {
  const parts = path.split('.').map((part) => (PLAIN_NAME.test(part) ? `.${part}` : `["${part.replaceAll('"', '')}"]`));
  return `{{ ${root}${parts.join('')} }}`;
}

/** Puts text in the place of a selection; gives the whole and where the cursor belongs. */
export function insertText(
  text: string,
  inserted: string,
  selection: { readonly start: number; readonly end: number },
): { readonly text: string; readonly cursor: number } {
  const start = Math.min(selection.start, text.length);
  const end = Math.max(start, Math.min(selection.end, text.length));
  return { text: text.slice(0, start) + inserted + text.slice(end), cursor: start + inserted.length };
}
