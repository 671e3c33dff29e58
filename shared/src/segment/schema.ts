import { z } from 'zod';

import type {
  Condition,
  Count,
  Duration,
  EventLike,
  GroupMatch,
  Measure,
  Occurrence,
  OperatorValue,
  PeopleCount,
  PropertyFilter,
  SegmentDefinition,
  TextMatch,
  Window,
} from './ast.ts';
import { guardInput } from './issues/guard.ts';
import { IssueList } from './issues/issue.ts';
import type { Issue } from './issues/issue.ts';
import { addZodIssues } from './issues/zod-issues.ts';
import { segmentLimits } from './limits.ts';
import type { Locale } from './locale.ts';
import { valueOperators } from './operators.ts';
import { validateDefinition } from './validate/validate.ts';

/**
 * The shape of the language, pinned to ast.ts by the annotations: the two cannot drift apart. Shapes are checked
 * here; what a shape may say (limits, operators and their values, dates, patterns) is checked by validate/.
 * Objects are strict, and no default is filled in.
 */

const name = z.string().regex(/\S/).max(segmentLimits.nameLengthMax);
const text = z.string().max(segmentLimits.textLengthMax);
const durationUnit = z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
const calendarUnit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
const textOperator = z.enum([
  'is',
  'is_not',
  'is_any_of',
  'is_none_of',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'matches',
]);
const valueOperator = z.enum(valueOperators);

const scalar = z.union([text, z.number(), z.boolean()]);
export const durationSchema: z.ZodType<Duration> = z.strictObject({ amount: z.number(), unit: durationUnit });

const operatorValue: z.ZodType<OperatorValue> = z.union(
  [
    scalar,
    // The limit is told by validate/, which can say how many there are.
    z.array(scalar),
    z.strictObject({ from: scalar, to: scalar }),
    durationSchema,
    z.strictObject({ field: name }),
  ],
  { error: 'bad_value' },
);

export const propertyFilterSchema: z.ZodType<PropertyFilter> = z.strictObject({
  property: name,
  operator: z.enum([...valueOperators, 'has_element']),
  value: operatorValue.optional(),
  case_sensitive: z.boolean().optional(),
  get where() {
    return z.array(propertyFilterSchema).optional();
  },
});

const countValue = z.union([z.number(), z.strictObject({ from: z.number(), to: z.number() })], {
  error: 'bad_count_value',
});
const measure: z.ZodType<Measure> = z.union(
  [
    z.strictObject({ of: z.enum(['days', 'emails']) }),
    z.strictObject({ of: z.enum(['distinct', 'sum', 'average', 'min', 'max']), property: name }),
  ],
  { error: 'bad_measure' },
);
const countOperator = z.enum(['at_least', 'at_most', 'exactly', 'more_than', 'fewer_than', 'between']);
const count: z.ZodType<Count> = z.strictObject({
  operator: countOperator,
  value: countValue,
  measure: measure.optional(),
});
const peopleCount: z.ZodType<PeopleCount> = z.strictObject({ operator: countOperator, value: countValue });

export const windowSchema: z.ZodType<Window> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ever') }),
  z.strictObject({ type: z.literal('last'), amount: z.number(), unit: durationUnit }),
  z.strictObject({ type: z.literal('ago'), from: durationSchema, to: durationSchema }),
  z.strictObject({ type: z.literal('between'), from: text, to: text }),
  z.strictObject({ type: z.literal('since'), at: text }),
  z.strictObject({ type: z.literal('until'), at: text }),
  z.strictObject({ type: z.literal('calendar'), unit: calendarUnit, offset: z.number().optional() }),
  z.strictObject({ type: z.literal('after_field'), field: name, amount: z.number(), unit: durationUnit }),
  z.strictObject({ type: z.literal('session'), session: z.enum(['first', 'last']) }),
]);

const occurrence: z.ZodType<Occurrence> = z.strictObject({
  pick: z.enum(['first', 'last']),
  where: z.array(propertyFilterSchema).optional(),
});

const textMatch: z.ZodType<TextMatch> = z.strictObject({
  operator: textOperator,
  value: z.union([text, z.array(text)], { error: 'bad_text_match_value' }),
  case_sensitive: z.boolean().optional(),
});

/** What all conditions that count events have in common. */
const counting = {
  where: z.array(propertyFilterSchema).optional(),
  count: count.optional(),
  window: windowSchema.optional(),
  occurrence: occurrence.optional(),
  known_for_at_least: z.union([z.literal('window'), durationSchema], { error: 'bad_known_for' }).optional(),
};

const event = z.strictObject({ type: z.literal('event'), event: name, ...counting });
const page = z.strictObject({
  type: z.literal('page'),
  url: textMatch.optional(),
  path: textMatch.optional(),
  ...counting,
});
const email = z.strictObject({
  type: z.literal('email'),
  activity: z.enum(['received', 'opened', 'clicked', 'replied', 'unsubscribed', 'bounced', 'complained']),
  emails: z.union([z.literal('any'), z.array(name).max(segmentLimits.emailsMax)], { error: 'bad_emails' }).optional(),
  link: textMatch.optional(),
  machine: z.boolean().optional(),
  ...counting,
});
const form = z.strictObject({ type: z.literal('form'), form: name, ...counting });
const eventLike: z.ZodType<EventLike> = z.discriminatedUnion('type', [event, page, email, form]);

const groupMatch: z.ZodType<GroupMatch> = z.union(
  [z.enum(['all', 'any', 'none']), z.strictObject({ atLeast: z.int() })],
  { error: 'bad_match' },
);
const group = z.strictObject({
  type: z.literal('group'),
  match: groupMatch,
  get conditions() {
    return z.array(conditionSchema);
  },
});
const segmentKey = name.max(segmentLimits.keyLengthMax);
const lasting = z.strictObject({
  type: z.literal('lasting'),
  get condition() {
    return conditionSchema;
  },
  for: durationSchema,
});

export const conditionSchema: z.ZodType<Condition> = z.discriminatedUnion('type', [
  group,
  z.strictObject({
    type: z.literal('field'),
    of: z.enum(['person', 'account']).optional(),
    field: name,
    operator: valueOperator,
    value: operatorValue.optional(),
    case_sensitive: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('tag'), tag: name, operator: z.enum(['has', 'has_not']) }),
  event,
  page,
  email,
  z.strictObject({
    type: z.literal('segment'),
    segment: segmentKey,
    operator: z.enum(['in', 'not_in']),
  }),
  z.strictObject({ type: z.literal('members'), segment: segmentKey, count: peopleCount.optional() }),
  z.strictObject({
    type: z.literal('score'),
    score: name,
    operator: z.enum(['is', 'is_not', 'gt', 'gte', 'lt', 'lte', 'between']),
    value: countValue,
  }),
  form,
  z.strictObject({
    type: z.literal('consent'),
    topic: name,
    channel: name,
    operator: z.enum(['subscribed', 'not_subscribed']),
  }),
  z.strictObject({
    type: z.literal('sequence'),
    steps: z.array(eventLike),
    within: durationSchema,
    thenNot: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('trend'),
    measure: eventLike,
    period: durationSchema,
    change: z.strictObject({ operator: z.enum(['up_by_at_least', 'down_by_at_least']), percent: z.number() }),
  }),
  lasting,
  z.strictObject({
    type: z.literal('regular'),
    event: eventLike,
    period: calendarUnit,
    atLeast: z.int(),
    of: z.int(),
  }),
  z.strictObject({ type: z.literal('everyone') }),
]);

export const segmentDefinitionSchema: z.ZodType<SegmentDefinition> = z.strictObject({
  version: z.literal(1, { error: 'unknown_version' }),
  kind: z.enum(['dynamic', 'static']),
  of: z.enum(['person', 'account']).optional(),
  condition: conditionSchema,
  include_anonymous: z.boolean().optional(),
});

export type ParsedSegmentDefinition =
  | { readonly ok: true; readonly definition: SegmentDefinition }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Takes anything and gives either a valid definition, exactly as written, or what is wrong with it: at most
 * `segmentLimits.issuesMax` problems, each with its path and a sentence in the language asked for. Never throws,
 * whatever the input.
 */
export function parseSegmentDefinition(input: unknown, locale: Locale = 'en'): ParsedSegmentDefinition {
  const issues = new IssueList(locale, segmentLimits.issuesMax);
  if (!guardInput(input, segmentLimits, issues)) return { ok: false, issues: issues.issues };
  const shaped = segmentDefinitionSchema.safeParse(input);
  if (!shaped.success) {
    addZodIssues(shaped.error.issues, input, issues);
    return { ok: false, issues: issues.issues };
  }
  validateDefinition(shaped.data, issues);
  return issues.issues.length === 0 ? { ok: true, definition: shaped.data } : { ok: false, issues: issues.issues };
}
