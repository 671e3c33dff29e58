/**
 * Tag for French text: writes the spaces French typography forbids to break, in the literal parts only, so that
 * what people typed is shown as they typed it.
 *
 * @example french`Voulez-vous « ${name} » ?`
 */
export function french(literals: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return literals.reduce((text, literal, index) => `${text}${values[index - 1] ?? ''}${spaced(literal)}`, '');
}

/** Writes the spaces French typography forbids to break into a whole text. */
export function spaced(literal: string): string {
  return literal
    .replaceAll('« ', '«\u00A0')
    .replace(/ ([»:%])/g, '\u00A0$1')
    .replace(/ ([;?!])/g, '\u202F$1');
}
