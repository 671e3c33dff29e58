export { type AccountSort, listAccounts, loadAccounts } from './list-accounts.ts';
export { findAccountId, getAccount } from './get-account.ts';
export { listAccountPeople } from './list-people.ts';
export { listAccountTimeline } from './list-timeline.ts';
