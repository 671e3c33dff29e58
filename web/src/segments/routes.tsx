/** The pages of this area, as the router loads them. */
export { NewSegmentPage } from './new-segment-page.tsx';
export { SegmentPage } from './segment-page.tsx';
export { SegmentsPage } from './segments-page.tsx';
export { TemplatePage } from './templates/template-page.tsx';
export { TemplatesPage } from './templates/templates-page.tsx';
