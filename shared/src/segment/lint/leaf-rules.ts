import type { Condition, EventLike, FieldCondition, PropertyFilter, SegmentDefinition } from '../ast.ts';
import { acceptsZero, countBounds } from '../count-bounds.ts';
import { didYouMean } from '../did-you-mean.ts';
import { durationMs } from '../duration.ts';
import { insertCondition, replaceCondition } from '../edits.ts';
import { operatorInfo } from '../operators.ts';
import { conditionAt, eventLikesOf } from '../walk.ts';
import type { ConditionPath } from '../walk.ts';
import type { LintField, LintWorkspace } from './finding.ts';
import type { Findings } from './findings.ts';
import { foldValue } from './relations.ts';

const DAY_MS = 86_400_000;
const SILENT_DAYS = 40;
/** "us" is found in "plus" and "status"; three letters are a word more often than not. */
const SHORT_TEXT_MAX = 2;

/** Reports what is odd about one condition by itself. */
export function lintLeaf(
  condition: Condition,
  path: ConditionPath,
  workspace: LintWorkspace,
  findings: Findings,
): void {
  if (condition.type === 'field') lintField(condition, path, workspace, findings);
  for (const part of eventLikesOf(condition)) lintEventLike(part, condition, path, workspace, findings);
}

function lintEventLike(
  part: EventLike,
  condition: Condition,
  path: ConditionPath,
  workspace: LintWorkspace,
  findings: Findings,
): void {
  if (part.type === 'event') lintEventName(part.event, condition, path, workspace, findings);
  for (const text of searchedTexts(part)) lintShortText(text, path, findings);
  const { window } = part;
  const span = window?.type === 'last' ? durationMs(window) : window?.type === 'ago' ? farEnd(window) : 0;
  const { historySinceMs, nowMs } = workspace;
  if (historySinceMs !== null && span > nowMs - historySinceMs) {
    findings.add('window_longer_than_history', path, [Math.max(1, Math.floor((nowMs - historySinceMs) / DAY_MS))]);
  }
  const isAbsence = acceptsZero(part.count) && countBounds(part.count).hi === 0;
  if (part === condition && isAbsence && window?.type === 'last' && part.known_for_at_least === undefined) {
    const fixed = { ...part, known_for_at_least: 'window' } as const;
    findings.add('includes_newcomers', path, [], replaceCondition(findings.definition, path, fixed));
  }
}

function farEnd({
  from,
  to,
}: {
  readonly from: Parameters<typeof durationMs>[0];
  readonly to: Parameters<typeof durationMs>[0];
}): number {
  return Math.max(durationMs(from), durationMs(to));
}

function lintEventName(
  event: string,
  condition: Condition,
  path: ConditionPath,
  { events, nowMs }: LintWorkspace,
  findings: Findings,
): void {
  // Nothing at all was observed: then a workspace is new, and there is nothing to compare with.
  if (events.length === 0 || event === '') return;
  const known = events.find(({ name }) => name === event);
  if (known === undefined) {
    const meant = didYouMean(
      event,
      events.map(({ name }) => name),
    );
    const fix =
      meant === undefined || condition.type !== 'event'
        ? undefined
        : replaceCondition(findings.definition, path, { ...condition, event: meant });
    findings.add('event_never_seen', path, [event, meant], fix);
    return;
  }
  const silentDays = Math.floor((nowMs - known.lastSeenMs) / DAY_MS);
  if (silentDays >= SILENT_DAYS) findings.add('event_not_seen_lately', path, [event, silentDays]);
}

function lintField(condition: FieldCondition, path: ConditionPath, workspace: LintWorkspace, findings: Findings): void {
  const of = condition.of ?? 'person';
  const known = workspace.fields.find((field) => field.of === of && field.name === condition.field);
  if (condition.operator === 'contains' || condition.operator === 'not_contains') {
    if (typeof condition.value === 'string') lintShortText(condition.value, path, findings);
  }
  if (known?.values != null) lintValues(condition, known.values.map(String), path, findings);
  if (isNegative(condition) && !isHeldBeside(condition, path, findings)) {
    const set: FieldCondition = { type: 'field', ...ofField(condition), field: condition.field, operator: 'is_set' };
    const fix = withBeside(findings.definition, condition, set, path);
    findings.add('includes_missing_value', path, [condition.field, peopleWithout(known, workspace)], fix);
  }
}

/** Adds a condition that must hold, too: in the same group where all of it must hold, else in a group of the two. */
function withBeside(
  definition: SegmentDefinition,
  condition: Condition,
  added: Condition,
  path: ConditionPath,
): SegmentDefinition {
  const parentPath = path.slice(0, -1);
  const parent = path.length === 0 ? undefined : conditionAt(definition, parentPath);
  if (parent?.type === 'group' && parent.match === 'all') {
    return insertCondition(definition, parentPath, (path.at(-1) ?? 0) + 1, added);
  }
  return replaceCondition(definition, path, { type: 'group', match: 'all', conditions: [condition, added] });
}

const ofField = ({ of }: FieldCondition): Pick<FieldCondition, 'of'> => (of === undefined ? {} : { of });

function isNegative({ operator }: FieldCondition): boolean {
  return operator !== 'is_not_set' && operatorInfo[operator].negative;
}

/** How many people the negation takes in for want of a value; null where it is not known, or nobody. */
function peopleWithout(field: LintField | undefined, { people }: LintWorkspace): number | null {
  if (field === undefined || people === null || field.of === 'account') return null;
  return people > field.people ? people - field.people : null;
}

/** Whether another condition of the same "all of" group already asks for a value. */
function isHeldBeside(condition: FieldCondition, path: ConditionPath, { definition }: Findings): boolean {
  const parent = path.length === 0 ? undefined : conditionAt(definition, path.slice(0, -1));
  if (parent?.type !== 'group' || parent.match !== 'all') return false;
  return parent.conditions.some(
    (other) =>
      other.type === 'field' &&
      other.field === condition.field &&
      (other.of ?? 'person') === (condition.of ?? 'person') &&
      !operatorInfo[other.operator].negative,
  );
}

function lintValues(
  condition: FieldCondition,
  observed: readonly string[],
  path: ConditionPath,
  findings: Findings,
): void {
  const { operator, value, field } = condition;
  const wanted = operator === 'is' && typeof value === 'string' ? [value] : operator === 'is_any_of' ? value : [];
  if (!Array.isArray(wanted)) return;
  const seen = new Set(observed.map(foldValue));
  const unseen = wanted.find((one): one is string => typeof one === 'string' && !seen.has(foldValue(one)));
  if (unseen === undefined || unseen === '') return;
  const meant = didYouMean(unseen, observed);
  const fix =
    meant === undefined || operator !== 'is'
      ? undefined
      : replaceCondition(findings.definition, path, { ...condition, value: meant });
  findings.add('value_never_seen', path, [field, unseen, meant], fix);
}

/** What a condition looks for anywhere inside a text. */
function searchedTexts(part: EventLike): readonly string[] {
  const matches = part.type === 'page' ? [part.url, part.path] : part.type === 'email' ? [part.link] : ([] as const);
  const addresses = matches.flatMap((match) =>
    match !== undefined && match.operator.endsWith('contains') && typeof match.value === 'string' ? [match.value] : [],
  );
  return [...addresses, ...filterTexts(part.where)];
}

function filterTexts(filters: readonly PropertyFilter[] | undefined): readonly string[] {
  return (filters ?? []).flatMap(({ operator, value, where }) => [
    ...(operator.endsWith('contains') && typeof value === 'string' ? [value] : []),
    ...filterTexts(where),
  ]);
}

function lintShortText(text: string, path: ConditionPath, findings: Findings): void {
  const length = [...text.trim()].length;
  if (length > 0 && length <= SHORT_TEXT_MAX) findings.add('short_text', path, [text]);
}
