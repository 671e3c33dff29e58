import type { Condition, SegmentDefinition } from '@segue/shared/segment';

export interface DemoSegment {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly definition: SegmentDefinition;
}

function segment(key: string, name: string, description: string, condition: Condition): DemoSegment {
  return { key, name, description, definition: { version: 1, kind: 'dynamic', condition } };
}

function all(...conditions: Condition[]): Condition {
  return { type: 'group', match: 'all', conditions };
}

function any(...conditions: Condition[]): Condition {
  return { type: 'group', match: 'any', conditions };
}

function lastDays(amount: number): { type: 'last'; amount: number; unit: 'day' } {
  return { type: 'last', amount, unit: 'day' };
}

/** At least `times` in the last `days`, or ever. */
function did(event: string, times = 1, days?: number): Condition {
  const window = days === undefined ? undefined : lastDays(days);
  return { type: 'event', event, count: { operator: 'at_least', value: times }, window };
}

function didNot(event: string, days?: number): Condition {
  const window = days === undefined ? undefined : lastDays(days);
  return { type: 'event', event, count: { operator: 'exactly', value: 0 }, window };
}

/** Did not, although known for that long: who came yesterday is not yet silent (S13). */
function silent(event: string, days: number): Condition {
  const count = { operator: 'exactly', value: 0 } as const;
  return { type: 'event', event, count, window: lastDays(days), known_for_at_least: 'window' };
}

function visited(path: string, times: number, days: number): Condition {
  const count = { operator: 'at_least', value: times } as const;
  return { type: 'page', path: { operator: 'is', value: path }, count, window: lastDays(days) };
}

function member(key: string): Condition {
  return { type: 'segment', segment: key, operator: 'in' };
}

const onTrial: Condition = { type: 'field', field: 'plan', operator: 'is', value: 'trial' };
const paying: Condition = {
  type: 'field',
  field: 'plan',
  operator: 'is_any_of',
  value: ['starter', 'team', 'business'],
};
const EUROPE = ['France', 'Belgium', 'Switzerland', 'Germany', 'Netherlands', 'Ireland', 'United Kingdom'];
const THREE_KEY_ACTIONS = ['Created project', 'Created task', 'Invited team member'];

/**
 * The segments of the demo workspace: templates of the checklist (A, B, C, D, F) in the terms of the simulated
 * product. A segment that others refer to stands before them.
 */
export const demoSegments: readonly DemoSegment[] = [
  segment(
    'trial-active-7d',
    'Active trial, 7 days',
    'On trial, and in the application more than 3 times or at an advanced feature within 7 days.',
    all(
      onTrial,
      any(
        { type: 'event', event: 'Logged in', count: { operator: 'more_than', value: 3 }, window: lastDays(7) },
        did('Used advanced feature', 1, 7),
      ),
    ),
  ),
  segment(
    'trial-last-day',
    'Last day of trial',
    'The trial ends within 24 hours.',
    all(onTrial, { type: 'field', field: 'trial_ends_at', operator: 'within_next', value: { amount: 1, unit: 'day' } }),
  ),
  segment(
    'pricing-alert',
    'Pricing alert',
    'Looked at the prices at least 3 times within 5 days.',
    visited('/pricing', 3, 5),
  ),
  segment(
    'key-resource',
    'Took a key resource',
    'Downloaded a guide or read a success story within 30 days.',
    any(did('Downloaded resource', 1, 30), {
      type: 'page',
      path: { operator: 'starts_with', value: '/stories/' },
      window: lastDays(30),
    }),
  ),
  segment(
    'new-very-active',
    'Very active newcomers',
    'Signed up less than 3 days ago, came at least twice, and opened or clicked an email.',
    all(
      { type: 'field', field: 'signed_up_at', operator: 'within_last', value: { amount: 3, unit: 'day' } },
      did('Logged in', 2),
      any(did('Email Opened'), did('Email Clicked')),
    ),
  ),
  segment(
    'engaged-2-of-3',
    'Engaged: 2 of 3 key actions',
    'At least two of: created a project, created a task, invited a team member; within 14 days.',
    {
      type: 'group',
      match: { atLeast: 2 },
      conditions: THREE_KEY_ACTIONS.map((event) => did(event, 1, 14)),
    },
  ),
  segment(
    'evaluator',
    'Evaluators',
    'On trial, looked at the prices twice and created fewer than 3 tasks: comparing tools.',
    all(onTrial, visited('/pricing', 2, 30), {
      type: 'event',
      event: 'Created task',
      count: { operator: 'fewer_than', value: 3 },
    }),
  ),
  segment(
    'individual',
    'Individuals',
    'Created a project, never invited anybody: working for themselves.',
    all(did('Created project'), didNot('Invited team member'), didNot('Joined team')),
  ),
  segment(
    'team-lead',
    'Team leads',
    'Invited at least one team member within 60 days.',
    did('Invited team member', 1, 60),
  ),
  segment(
    'administrator',
    'Administrators',
    'Configured an integration or changed permissions within 60 days.',
    any(did('Configured integration', 1, 60), did('Changed permissions', 1, 60)),
  ),
  segment(
    'enthusiast',
    'Enthusiasts',
    'Used advanced features at least twice within 30 days.',
    did('Used advanced feature', 2, 30),
  ),
  segment(
    'project-without-tasks',
    'Project without tasks',
    'Created a project within 7 days but no task so far.',
    all(did('Created project', 1, 7), didNot('Created task')),
  ),
  segment(
    'frequent-no-integration',
    'Comes often, no integration',
    'In the application at least 3 times within 7 days, without an integration.',
    all(did('Logged in', 3, 7), didNot('Configured integration')),
  ),
  segment(
    'onboarded-silent-14d',
    'Onboarded, silent for 14 days',
    'Has access and created tasks, but has not logged in for 14 days.',
    all(
      { type: 'field', field: 'plan', operator: 'is_none_of', value: ['expired', 'cancelled'] },
      did('Created task'),
      silent('Logged in', 14),
    ),
  ),
  segment(
    'inactive-30d',
    'Inactive for 30 days',
    'Neither opened an email nor logged in for 30 days.',
    all(silent('Email Opened', 30), silent('Logged in', 30)),
  ),
  segment(
    'email-engaged',
    'Email-engaged (technical)',
    'Opened at least 2 emails or clicked one within 30 days. A building block for other segments.',
    any(did('Email Opened', 2, 30), did('Email Clicked', 1, 30)),
  ),
  segment(
    'conversion-target',
    'Conversion target',
    'On trial and engaged by email.',
    all(onTrial, member('email-engaged')),
  ),
  segment(
    'outreach',
    'Personal outreach',
    'On trial, engaged in the product, and looked at the prices 3 times within 14 days.',
    all(onTrial, member('engaged-2-of-3'), visited('/pricing', 3, 14)),
  ),
  segment(
    'technical-leads',
    'Technical leads',
    'CTOs, tech leads, engineers and IT.',
    any(
      { type: 'field', field: 'role', operator: 'is_any_of', value: ['Engineering', 'IT'] },
      { type: 'field', field: 'title', operator: 'contains', value: 'DevOps' },
    ),
  ),
  segment(
    'small-teams-europe',
    'Small teams in Europe',
    'In Europe, in a company of at most 20 people.',
    all(
      { type: 'field', field: 'country', operator: 'is_any_of', value: EUROPE },
      { type: 'field', of: 'account', field: 'employees', operator: 'lte', value: 20 },
    ),
  ),
  segment(
    'active-7d',
    'Active this week',
    'Logged in within the last 7 days. Counted company by company below.',
    did('Logged in', 1, 7),
  ),
  {
    key: 'active-teams',
    name: 'Active teams',
    description: 'Companies of which at least 3 people were active this week.',
    definition: {
      version: 1,
      kind: 'dynamic',
      of: 'account',
      condition: { type: 'members', segment: 'active-7d', count: { operator: 'at_least', value: 3 } },
    },
  },
  segment(
    'trials-in-active-teams',
    'Trials in active teams',
    'On trial, in a company that uses the product together.',
    all(onTrial, member('active-teams')),
  ),
  segment(
    'new-paying-6m',
    'New paying, 6 months',
    'On a paid plan for at most 6 months.',
    all(paying, { type: 'field', field: 'upgraded_at', operator: 'within_last', value: { amount: 180, unit: 'day' } }),
  ),
  segment(
    'cancelled-90d',
    'Cancelled within 90 days',
    'Ended a subscription in the last 90 days and did not come back.',
    all({ type: 'field', field: 'plan', operator: 'is', value: 'cancelled' }, did('Cancelled subscription', 1, 90)),
  ),
];
