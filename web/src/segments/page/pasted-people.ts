/**
 * The names in a pasted list: e-mail addresses, user ids or internal ids, separated by lines, commas, semicolons or
 * tabs, each once. Quotes around a cell of a spreadsheet go.
 */
export function pastedPeople(text: string): readonly string[] {
  const names = text
    .split(/[\n\r\t,;]+/)
    .map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((name) => name !== '');
  return [...new Set(names)];
}
