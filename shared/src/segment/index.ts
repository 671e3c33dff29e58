/** The segment language for everyone: types and pure functions, without the schema library (see `schema.ts`). */
export type * from './ast.ts';
export type * from './normal.ts';
export type { Locale } from './locale.ts';
export { segmentLimits } from './limits.ts';
export { durationMs, durationToMicros } from './duration.ts';
export { acceptsZero, countBounds, isWholeMeasure } from './count-bounds.ts';
export type { CountBounds } from './count-bounds.ts';
export { operatorInfo, operatorsFor, valueOperators } from './operators.ts';
export type { OperatorInfo, ValueShape } from './operators.ts';
export { parseIsoDate } from './iso-date.ts';
export type { IsoDate } from './iso-date.ts';
export { regexProblem } from './regex/check-regex.ts';
export { countConditions, findIssues } from './validate/validate.ts';
export type { Issue } from './issues/issue.ts';
export type { IssueCode } from './issues/texts.ts';
export { fillCondition, fillDefaults, fillEventLike } from './fill-defaults.ts';
export { normaliseDefinition } from './normalise.ts';
export { definitionHash } from './hash.ts';
export {
  childConditions,
  conditionAt,
  eventLikesOf,
  isEventLike,
  formatPath,
  mapConditions,
  parsePath,
  walkCondition,
  walkConditions,
} from './walk.ts';
export type { ConditionPath } from './walk.ts';
export { conditionReferences, references } from './references.ts';
export type { References } from './references.ts';
export {
  duplicateCondition,
  insertCondition,
  moveCondition,
  removeCondition,
  replaceCondition,
  setMatch,
  ungroup,
  wrapInGroup,
} from './edits.ts';
export { reservedSegmentKeys } from './reserved-keys.ts';
export { slugify } from './slugify.ts';
export { didYouMean, nearestNames } from './did-you-mean.ts';
export { suggestName } from './suggest-name.ts';
export {
  conventionalName,
  followsConvention,
  hyphenate,
  nameIssue,
  namingLimits,
  suggestConventionalName,
} from './naming.ts';
export { adviceOnCount, wellKept } from './segment-count.ts';
export type { NameIssue, NamingConvention } from './naming.ts';
export {
  describeAsked,
  describeCondition,
  describeDefinition,
  describeFact,
  describePerson,
} from './describe/describe.ts';
export type { AskedCount } from './describe/event-like.ts';
export type { Names } from './describe/names.ts';
