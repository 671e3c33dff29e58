export { segmentAudit } from './audit/audit.ts';
export { nextAuditAt, sendAudits } from './audit/send.ts';
export { segmentGraph } from './graph.ts';
export { listOverlapPeople, segmentOverlap } from './overlap.ts';
export { listRecipientPeople, segmentRecipients } from './recipients.ts';
