export { type Catalogue, loadCatalogue, type VersionEntry } from './catalogue.ts';
export { evaluateWork, type PendingRow, type Transition, type Work } from './evaluate.ts';
export { runBuilds } from './rebuild.ts';
