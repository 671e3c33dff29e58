import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { ExplainedCondition } from '@segue/shared/api';
import type { Condition, GroupMatch, SegmentCondition } from '@segue/shared/segment';
import { describeAsked, describeFact, eventLikesOf } from '@segue/shared/segment';
import { localeOf } from '../segments/editing/locale-of.ts';
import { evidenceText } from './evidence-text.ts';
import { isPutOffByAnother } from './put-off.ts';
import type { Teller } from './teller.ts';

/** How an answer bears on the whole: it helps, it stands in the way, or it makes no difference. */
export type Bearing = 'good' | 'bad' | 'idle';

/** One line of an explanation, ready to be shown or copied. */
export interface Told {
  readonly path: string;
  readonly holds: boolean;
  readonly bearing: Bearing;
  readonly sentence: string;
  /** "2 of 3 are true"; null for what is no group. */
  readonly tally: string | null;
  readonly evidence: string | null;
  /** Found events that are not listed. */
  readonly moreEvents: number;
  readonly events: NonNullable<ExplainedCondition['events']>;
  /** The other segment that the condition asks for. */
  readonly segment: { readonly key: string } | null;
  /** When time alone changes the answer, and whether another such event puts that off. */
  readonly change: { readonly at: string; readonly isPutOff: boolean } | null;
  readonly children: readonly Told[];
  /** What the condition looks at inside. */
  readonly parts: readonly ToldPart[];
}

/** A step of a sequence, or a period that is looked at. */
export interface ToldPart extends Pick<Told, 'holds' | 'sentence' | 'evidence' | 'events' | 'moreEvents'> {
  /** False for the periods of a trend, which are compared with each other: a mark would say nothing. */
  readonly isMarked: boolean;
}

/** Puts an explained tree into words. */
export function tellTree(tree: ExplainedCondition, teller: Teller): Told {
  return tell(tree, teller, { path: '', wanted: true, matters: true });
}

interface Place {
  readonly path: string;
  /** Whether the whole wants this to be true; inside "none of these" it does not. */
  readonly wanted: boolean;
  /** Whether the whole would be something else if this were. */
  readonly matters: boolean;
}

function tell(explained: ExplainedCondition, teller: Teller, place: Place): Told {
  const { condition, children = [], parts = [] } = explained;
  const { i18n, names } = teller;
  const isGroup = condition.type === 'group';
  const isFine = explained.true === place.wanted;
  // What is fine already is not kept from being so by a part that is not.
  const inner = (index: number): Place => ({
    path: place.path === '' ? String(index) : `${place.path}.${index}`,
    wanted: isGroup && condition.match === 'none' ? !place.wanted : place.wanted,
    matters: place.matters && !isFine,
  });
  const fitting = children.filter((child) => child.true).length;
  return {
    path: place.path,
    holds: explained.true,
    bearing: bearingOf(explained.true, place),
    sentence: isGroup
      ? groupWords(condition.match, children.length, i18n)
      : describeFact(condition, localeOf(i18n), names),
    tally: isGroup ? tallyWords(fitting, children.length, i18n) : null,
    evidence: evidenceText(explained, teller),
    ...eventsOf(explained),
    segment: asksAboutPeople(condition, names) ? { key: condition.segment } : null,
    change: explained.changes_at == null ? null : { at: explained.changes_at, isPutOff: isPutOffByAnother(condition) },
    children: children.map((child, index) => tell(child, teller, inner(index))),
    parts: parts.map((part) => tellPart(part, condition, teller)),
  };
}

function tellPart(part: ExplainedCondition, whole: Condition, teller: Teller): ToldPart {
  const [counted] = eventLikesOf(part.condition);
  const locale = localeOf(teller.i18n);
  const isStep = whole.type === 'sequence' || counted === undefined;
  const isMarked = whole.type !== 'trend';
  const manner = isStep ? 'full' : isMarked ? 'windowless' : 'alone';
  return {
    holds: part.true,
    isMarked,
    sentence: isStep
      ? describeFact(part.condition, locale, teller.names)
      : describeAsked(counted, locale, teller.names).window,
    evidence: evidenceText(part, teller, manner),
    ...eventsOf(part),
  };
}

/** A segment of companies has nothing to say of one person alone. */
function asksAboutPeople(condition: Condition, names: Teller['names']): condition is SegmentCondition {
  return condition.type === 'segment' && !names.accountSegments?.includes(condition.segment);
}

function eventsOf({ condition, events = [], found }: ExplainedCondition): Pick<Told, 'events' | 'moreEvents'> {
  const countsEvents =
    condition.type === 'members' || !('count' in condition) || condition.count?.measure === undefined;
  return { events, moreEvents: countsEvents && events.length > 0 ? Math.max(0, (found ?? 0) - events.length) : 0 };
}

function bearingOf(holds: boolean, { wanted, matters }: Place): Bearing {
  if (holds !== wanted) return matters ? 'bad' : 'idle';
  return holds ? 'good' : 'idle';
}

function groupWords(match: GroupMatch, members: number, i18n: I18n): string {
  if (match === 'all') return i18n._(msg`All of these`);
  if (match === 'any') return i18n._(msg`Any of these`);
  if (match === 'none') return i18n._(msg`None of these`);
  return i18n._(msg`At least ${match.atLeast} of these ${members}`);
}

function tallyWords(fitting: number, members: number, i18n: I18n): string {
  return i18n._(
    msg({
      message: plural(fitting, { one: `# of ${members} is true`, other: `# of ${members} are true` }),
      comment: 'How many conditions of a group are true of a person',
    }),
  );
}
