import type { Condition, SegmentDefinition } from '../ast.ts';
import { definitionHash } from '../hash.ts';
import type { Locale } from '../locale.ts';
import { nameIssue } from '../naming.ts';
import type { NamingConvention } from '../naming.ts';
import { normaliseDefinition } from '../normalise.ts';
import { walkConditions } from '../walk.ts';
import type { LintFinding, LintWorkspace } from './finding.ts';
import { Findings } from './findings.ts';
import { lintGroup } from './group-rules.ts';
import { lintLeaf } from './leaf-rules.ts';
import { implies } from './relations.ts';

/**
 * Takes a valid definition and what is known of the workspace; gives what its author should look at, warnings first.
 * It says only what is certain from the definition and the data given, and never keeps anybody from saving.
 */
export function lintDefinition(
  definition: SegmentDefinition,
  workspace: LintWorkspace,
  locale: Locale,
): readonly LintFinding[] {
  if (definition.kind === 'static') return [];
  const findings = new Findings(definition, locale);
  const typeOf = ({ of = 'person', field }: { of?: 'person' | 'account' | undefined; field: string }) =>
    workspace.fields.find((known) => known.of === of && known.name === field)?.type;
  walkConditions(definition, (condition, path) => {
    if (findings.isFull) return;
    if (condition.type === 'group') lintGroup(condition, path, typeOf, findings);
    else lintLeaf(condition, path, workspace, findings);
  });
  lintWhole(definition, workspace, findings);
  const weight = ({ severity }: LintFinding) => (severity === 'warning' ? 0 : 1);
  return findings.list.toSorted((a, b) => weight(a) - weight(b));
}

/** Takes the name of a segment; gives what is to be said of it by the convention of the workspace, or null. */
export function lintName(
  name: string,
  definition: SegmentDefinition,
  convention: NamingConvention,
  locale: Locale,
): LintFinding | null {
  const issue = nameIssue(name, definition, convention, locale);
  if (issue === null) return null;
  const finding = { code: 'name_breaks_convention', severity: 'advice', path: 'name', message: issue.message } as const;
  return issue.fix === null ? finding : { ...finding, fix_name: issue.fix };
}

function lintWhole(definition: SegmentDefinition, workspace: LintWorkspace, findings: Findings): void {
  if (followsTheCalendarOnly(definition)) findings.add('only_time', [], []);
  const hash = definitionHash(definition);
  const of = definition.of ?? 'person';
  const others = workspace.segments.filter(
    (segment) => segment.definition.kind === 'dynamic' && (segment.definition.of ?? 'person') === of,
  );
  const same = others.find((segment) => definitionHash(segment.definition) === hash);
  if (same !== undefined) return findings.add('duplicate', [], [same.name]);
  const own = normaliseDefinition(definition);
  const wider = others.find((segment) => {
    const other = normaliseDefinition(segment.definition);
    if (other.condition.type === 'everyone' || (own.include_anonymous && !other.include_anonymous)) return false;
    return implies(own.condition, other.condition);
  });
  if (wider !== undefined) findings.add('subset', [], [wider.name]);
}

/** How long ago a date was, and nothing else (B24, B39). */
function followsTheCalendarOnly(definition: SegmentDefinition): boolean {
  let leaves = 0;
  let ages = 0;
  walkConditions(definition, (condition) => {
    if (condition.type === 'group') return;
    leaves += 1;
    if (isAge(condition)) ages += 1;
  });
  return leaves > 0 && leaves === ages;
}

function isAge(condition: Condition): boolean {
  return condition.type === 'field' && ['within_last', 'more_than_ago'].includes(condition.operator);
}
