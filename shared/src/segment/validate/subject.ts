import type { Condition, SegmentDefinition, SegmentSubject } from '../ast.ts';
import type { IssueList } from '../issues/issue.ts';
import { childConditions } from '../walk.ts';

/** Reports what a segment of accounts cannot be, whatever its condition. */
export function validateAccountSegment(definition: SegmentDefinition, issues: IssueList): void {
  if (definition.kind === 'static') issues.add('kind', 'accounts_not_static');
  if (definition.include_anonymous === true) issues.add('include_anonymous', 'accounts_not_anonymous');
}

/** Reports conditions that cannot be asked of whom the segment groups: people, or accounts. */
export function validateSubject(condition: Condition, of: SegmentSubject, path: string, issues: IssueList): void {
  if (of === 'account' && !fitsAccounts(condition)) return issues.add(path, 'not_of_accounts');
  if (of === 'person' && condition.type === 'members') return issues.add(path, 'members_not_here');
  const place = condition.type === 'lasting' ? () => `${path}.condition` : (at: number) => `${path}.conditions[${at}]`;
  childConditions(condition).forEach((child, index) => validateSubject(child, of, place(index), issues));
}

/** What an account is, and who belongs to it: everything else is about one person. */
export function fitsAccounts(condition: Condition): boolean {
  switch (condition.type) {
    case 'group':
    case 'segment':
    case 'members':
      return true;
    case 'field':
      return condition.of === 'account';
    default:
      return false;
  }
}
