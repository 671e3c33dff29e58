/** Replaces the spaces French typography does not break by ordinary ones, so that expectations can be read and typed. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}
