import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EmailActivity, EventLike, EventLikeParts } from '@segue/shared/segment';
import { isNegative } from '../editing/happened.ts';
import { emailActivities, emailDid, emailDidNot } from './email-words.ts';
import { say } from './piece.ts';
import type { ChoiceGroup, Piece, SentenceContext } from './piece.ts';

/** "Did" or "Did not do": the verb of a condition on events; "did not" is a count of exactly 0 (S13). */
export function verbPiece<E extends EventLike>(ctx: SentenceContext, condition: E): Piece<E> {
  const isNot = isNegative(condition);
  if (condition.type === 'email') return emailVerb(ctx, condition, isNot);
  const [did, didNot] = verbs[condition.type];
  return {
    kind: 'select',
    label: say(ctx, msg`Did or did not`),
    at: 'count',
    value: isNot ? 'did_not' : 'did',
    groups: [
      {
        label: '',
        choices: [
          { value: 'did', label: say(ctx, did) },
          { value: 'did_not', label: say(ctx, didNot) },
        ],
      },
    ],
    set: (next) => withDone(condition, next !== 'did_not'),
  };
}

const verbs: Record<Exclude<EventLike['type'], 'email'>, readonly [MessageDescriptor, MessageDescriptor]> = {
  event: [msg`Did`, msg`Did not do`],
  page: [msg`Visited`, msg`Did not visit`],
  form: [msg`Filled in the form`, msg`Did not fill in the form`],
};

function emailVerb<E extends EventLike>(ctx: SentenceContext, condition: E, isNot: boolean): Piece<E> {
  if (condition.type !== 'email') return { kind: 'word', text: '' };
  const did = emailActivities.map((value) => ({ value: value as string, label: say(ctx, emailDid[value]) }));
  const didNot = emailActivities.map((value) => ({ value: `not ${value}`, label: say(ctx, emailDidNot[value]) }));
  return {
    kind: 'select',
    label: say(ctx, msg`What happened to the email`),
    at: 'activity',
    value: isNot ? `not ${condition.activity}` : condition.activity,
    groups: [
      { label: say(ctx, msg`Happened`), choices: did },
      { label: say(ctx, msg`Did not happen`), choices: didNot },
    ],
    set: (next) => {
      const wanted = next.replace(/^not /u, '');
      const activity = emailActivities.find((one) => one === wanted) ?? condition.activity;
      return withDone(withActivity(condition, activity), !next.startsWith('not '));
    },
  };
}

/** Only clicks have links, and only opens and clicks come from machines. */
function withActivity<E extends EventLike>(condition: E, activity: EmailActivity): E {
  if (condition.type !== 'email') return condition;
  const hasLink = activity === 'clicked';
  const hasMachines = hasLink || activity === 'opened';
  return {
    ...condition,
    activity,
    ...(hasLink || activity === condition.activity ? {} : { link: undefined }),
    ...(hasMachines || activity === condition.activity ? {} : { machine: undefined }),
  };
}

function withDone<E extends EventLike>(condition: E, isDone: boolean): E {
  if (isDone !== isNegative(condition)) return condition;
  const parts: EventLikeParts = isDone
    ? { count: undefined, known_for_at_least: undefined }
    : { count: { operator: 'exactly', value: 0 } };
  return { ...condition, ...parts };
}

/** What a step of a sequence can be: any kind of event, as one choice. */
export function kindPiece(ctx: SentenceContext, condition: EventLike): Piece<EventLike> {
  const value = condition.type === 'email' ? `email ${condition.activity}` : condition.type;
  const groups: readonly ChoiceGroup[] = [
    {
      label: '',
      choices: (['event', 'page', 'form'] as const).map((type) => ({ value: type, label: say(ctx, verbs[type][0]) })),
    },
    {
      label: say(ctx, msg`Emails`),
      choices: emailActivities.map((one) => ({ value: `email ${one}`, label: say(ctx, emailDid[one]) })),
    },
  ];
  return {
    kind: 'select',
    label: say(ctx, msg`What happened`),
    at: 'type',
    value,
    groups,
    set: (next) => (next === value ? condition : eventLikeOf(next, condition)),
  };
}

/** Another kind of event with the same count and window; what is said of the event itself begins anew. */
function eventLikeOf(choice: string, { count, window }: EventLike): EventLike {
  const kept = {
    ...(count === undefined || count.measure?.of === 'emails' ? {} : { count }),
    ...(window === undefined ? {} : { window }),
  };
  const activity = emailActivities.find((one) => choice === `email ${one}`);
  if (activity !== undefined) return { type: 'email', activity, ...kept };
  if (choice === 'page') return { type: 'page', ...kept };
  return choice === 'form' ? { type: 'form', form: '', ...kept } : { type: 'event', event: '', ...kept };
}
