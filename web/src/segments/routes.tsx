/** The pages of this area, as the router loads them. */
export { AuditPage } from './care/audit-page.tsx';
export { GraphPage } from './care/graph-page.tsx';
export { OverlapPage } from './care/overlap-page.tsx';
export { NewSegmentPage } from './new-segment-page.tsx';
export { SegmentPage } from './segment-page.tsx';
export { SegmentsPage } from './segments-page.tsx';
export { TemplatePage } from './templates/template-page.tsx';
export { TemplatesPage } from './templates/templates-page.tsx';
