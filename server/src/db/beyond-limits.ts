/** PostgreSQL's class of errors for statements that are too large for it: too many columns, too deep a stack. */
const PROGRAM_LIMIT = /^54\d{3}$/;

/** Whether a statement was refused for its sheer size; trying it again cannot help, asking for less can. */
export function isBeyondLimits(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && PROGRAM_LIMIT.test(error.code);
}
