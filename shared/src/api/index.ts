export type * from './types.ts';
export type * from './accounts.ts';
export type * from './care.ts';
