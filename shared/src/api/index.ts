export type * from './types.ts';
export type * from './care.ts';
