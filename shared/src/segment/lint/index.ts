/** The linter of segments. A door of its own: only the editor and the API ask it. */
export { lintDefinition, lintName } from './lint.ts';
export { lintCodes } from './findings.ts';
export type { LintCode, LintField, LintFinding, LintSeverity, LintWorkspace } from './finding.ts';
