/** The pages of this area, as the router loads them. */
export { FlowPage } from './flow-page.tsx';
export { FlowsPage } from './flows-page.tsx';
export { NewFlowPage } from './new-flow-page.tsx';
