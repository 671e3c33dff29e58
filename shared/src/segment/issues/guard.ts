import type { IssueList } from './issue.ts';
import { formatIssuePath } from './issue.ts';

export interface GuardLimits {
  readonly jsonDepthMax: number;
  readonly jsonValuesMax: number;
}

interface Visit {
  readonly value: unknown;
  readonly parent: Visit | null;
  readonly key: PropertyKey | null;
  readonly depth: number;
}

/**
 * Looks over unread input before any recursive code touches it: how deep and how big it is, and whether every
 * text in it can be stored. Gives false if it must not be read any further. It uses a list instead of recursion,
 * because input nested a hundred thousand times would otherwise end the process.
 */
export function guardInput(input: unknown, limits: GuardLimits, issues: IssueList): boolean {
  const open: Visit[] = [{ value: input, parent: null, key: null, depth: 0 }];
  let seen = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    seen += 1;
    if (visit.depth > limits.jsonDepthMax) return refuse(issues, 'too_nested', limits.jsonDepthMax);
    if (seen + open.length > limits.jsonValuesMax) return refuse(issues, 'too_big', limits.jsonValuesMax);
    const { value } = visit;
    if (typeof value === 'string') checkText(value, visit, issues);
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      checkText(key, visit, issues);
      const name = Array.isArray(value) ? Number(key) : key;
      open.push({ value: (value as Record<string, unknown>)[key], parent: visit, key: name, depth: visit.depth + 1 });
    }
  }
  return issues.issues.length === 0;
}

function refuse(issues: IssueList, code: 'too_nested' | 'too_big', max: number): false {
  issues.add('', code, max);
  return false;
}

const loneSurrogate = /\p{Surrogate}/u;

/** PostgreSQL stores neither a NUL character nor half of a surrogate pair. */
function checkText(text: string, visit: Visit, issues: IssueList): void {
  if (text.includes('\0')) issues.add(pathOf(visit), 'nul_character');
  else if (loneSurrogate.test(text)) issues.add(pathOf(visit), 'broken_text');
}

function pathOf(visit: Visit): string {
  const path: PropertyKey[] = [];
  for (let at: Visit | null = visit; at !== null && at.key !== null; at = at.parent) path.unshift(at.key);
  return formatIssuePath(path);
}
