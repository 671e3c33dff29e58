export { accountsInSegment, assertOfPeople } from './accounts.ts';
export { BACKTEST_DAYS_MAX, backtestSegment } from './backtest.ts';
export { type Catalogue, loadCatalogue, type VersionEntry } from './catalogue.ts';
export { diffSegment, type SegmentDiff } from './diff.ts';
export type { PendingRow, Work } from './concern.ts';
export { evaluateWork } from './evaluate.ts';
export type { RecordedTransition } from './transitions.ts';
export { duplicateSegment } from './duplicate.ts';
export { explainMembership } from './explain.ts';
export { explainAccount, listAccountMemberships } from './explain-account.ts';
export { exportMembers } from './export-members.ts';
export { noteUse, type UseKind } from './last-use.ts';
export { lintSegment, type LintOptions } from './lint.ts';
export { loadSegmentNames } from './load-names.ts';
export { listMembers } from './members.ts';
export { listMemberships } from './memberships.ts';
export { previewSegment, type PreviewOptions } from './preview.ts';
export { getSegment, listSegments, loadUses } from './read.ts';
export { type OwedTransition, payTransitions, takeOwed } from './owed-transitions.ts';
export { rememberPasts } from './past.ts';
export { runBuilds } from './rebuild.ts';
export { addMembers, MEMBERS_A_CALL_MAX, removeMembers } from './static-members.ts';
export { listTransitions } from './transition-log.ts';
export { listVersions, restoreVersion } from './versions.ts';
export {
  createSegment,
  type CreateSegmentInput,
  deleteSegment,
  rebuildSegments,
  updateSegment,
  type UpdateSegmentInput,
} from './write.ts';
