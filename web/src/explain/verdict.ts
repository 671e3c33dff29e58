import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ExplainedCondition, Explanation, Segment } from '@segue/shared/api';
import { describePerson, walkCondition } from '@segue/shared/segment';
import { localeOf } from '../segments/editing/locale-of.ts';
import { formatDateTime } from '../time/format-time.ts';
import { isPutOffByAnother } from './put-off.ts';
import { countLeaves, reasonOf } from './reason.ts';
import type { Teller } from './teller.ts';

/** Reasons with more conditions than this are read in the tree, not in one breath. */
const REASON_LEAVES_MAX = 8;

/** Why somebody is in or not, as one sentence: "Ana is in because they did “Logged in” in the last 7 days." */
export function verdictSentence(explanation: Explanation, segment: Segment, teller: Teller): string {
  const { i18n, person, names } = teller;
  const { member, tree } = explanation;
  const name = person.display_name;
  if (segment.kind === 'static') {
    return member
      ? i18n._(msg`${name} is in because somebody put them in: by hand, by import, through the API or in a flow.`)
      : i18n._(msg`${name} is not in: nobody put them in by hand, by import, through the API or in a flow.`);
  }
  if (tree.true !== member) return disagreement(explanation, segment, teller);
  if (tree.condition.type === 'everyone') return i18n._(msg`${name} is in because everybody is.`);
  const reason = reasonOf(tree);
  if (countLeaves(reason) > REASON_LEAVES_MAX) {
    return member
      ? i18n._(msg`${name} is in because enough of the conditions below are true.`)
      : i18n._(msg`${name} is not in because too many of the conditions below are not as asked for.`);
  }
  const because = describePerson(reason, localeOf(i18n), names);
  return member ? i18n._(msg`${name} is in because ${because}.`) : i18n._(msg`${name} is not in because ${because}.`);
}

/** The conditions and the membership say different things, which has its reasons, too. */
function disagreement({ member }: Explanation, segment: Segment, { i18n, person }: Teller): string {
  const name = person.display_name;
  if (!member && person.anonymous && segment.definition.include_anonymous !== true) {
    return i18n._(
      msg`The conditions are true of ${name}, who is an anonymous visitor: this segment holds identified people only.`,
    );
  }
  if (segment.status === 'building' || segment.progress !== null) {
    return member
      ? i18n._(msg`${name} is still in: the segment is being built anew, and the conditions below are the new ones.`)
      : i18n._(msg`${name} is not in yet: the segment is being built, and the conditions below are true already.`);
  }
  return member
    ? i18n._(msg`${name} is in, but the conditions are no longer true: the membership follows in a moment.`)
    : i18n._(msg`${name} is not in yet, but the conditions are true: the membership follows in a moment.`);
}

/** What time alone will do to a membership. */
export type Outlook =
  /** It changes at that instant unless something happens; `unless` names the event that would put it off. */
  | { readonly kind: 'changes'; readonly at: string; readonly unless: string | null }
  /** It is looked at again then, and may change then or later, or not at all. */
  | { readonly kind: 'looked_at'; readonly at: string }
  /** Time changes nothing; `watches` other segments, which may have times of their own. */
  | { readonly kind: 'stays'; readonly watches: boolean };

/** Gives what time alone will do: null where nothing can be said, as for lists kept by hand. */
export function outlookOf(explanation: Explanation, segment: Segment): Outlook | null {
  if (segment.kind === 'static') return null;
  const { changes_at: changesAt, next_flip_at: flipsAt, tree } = explanation;
  if (changesAt != null) return { kind: 'changes', at: changesAt, unless: nameOfUnless(tree, changesAt) };
  if (changesAt === undefined && flipsAt !== null) return { kind: 'looked_at', at: flipsAt };
  let watches = false;
  walkCondition(tree.condition, ({ type }) => {
    watches ||= type === 'segment';
  });
  return { kind: 'stays', watches };
}

/** The event whose next occurrence would put the change off, if there is just one condition that brings it. */
function nameOfUnless(tree: ExplainedCondition, changesAt: string): string | null {
  const [only, ...others] = leavesOf(tree).filter((leaf) => leaf.changes_at === changesAt);
  if (only === undefined || others.length > 0) return null;
  const { condition } = only;
  return condition.type === 'event' && (condition.where ?? []).length === 0 && isPutOffByAnother(condition)
    ? condition.event
    : null;
}

function leavesOf(explained: ExplainedCondition): readonly ExplainedCondition[] {
  return explained.condition.type === 'group' ? (explained.children ?? []).flatMap(leavesOf) : [explained];
}

/** The outlook as one sentence with its instant, for a text that somebody will read later. */
export function outlookSentence(outlook: Outlook, member: boolean, i18n: I18n, timeZone: string | undefined): string {
  if (outlook.kind === 'stays') return staysSentence(outlook, member, i18n);
  const at = formatDateTime(Date.parse(outlook.at), i18n.locale, timeZone);
  if (outlook.kind === 'looked_at') {
    return i18n._(msg`Looked at again on ${at}: it may change then or later, not sooner, unless something happens.`);
  }
  const { unless } = outlook;
  if (unless === null) {
    return member
      ? i18n._(msg`Leaves on ${at} unless something happens.`)
      : i18n._(msg`Enters on ${at} unless something happens.`);
  }
  return member
    ? i18n._(msg`Leaves on ${at} unless “${unless}” happens again.`)
    : i18n._(msg`Enters on ${at} unless “${unless}” happens again.`);
}

/** Nothing runs out. */
export function staysSentence({ watches }: { readonly watches: boolean }, member: boolean, i18n: I18n): string {
  if (watches) return i18n._(msg`Changes when something happens, or when a segment named below changes.`);
  return member
    ? i18n._(msg`Stays in until something happens: time alone changes nothing.`)
    : i18n._(msg`Stays out until something happens: time alone changes nothing.`);
}
