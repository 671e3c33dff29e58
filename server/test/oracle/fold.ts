/**
 * S8: text compares without regard to case and surrounding spaces, in Unicode. The sigma at the end of a Greek word is
 * a sigma like any other: without that, "ΟΔΟΣ" would not be found in "ΟΔΟΣΑ".
 */
export function fold(text: string, caseSensitive: boolean): string {
  const trimmed = text.trim();
  return caseSensitive ? trimmed : trimmed.toLowerCase().replaceAll('ς', 'σ');
}
