import type { FlowGraph, Step } from '@segue/shared/flow';

export interface DemoFlow {
  readonly key: string;
  readonly name: string;
  readonly graph: FlowGraph;
}

/** A straight line of steps, started by entering a segment. Events older than an hour start nothing (S4). */
function flow(
  segment: string,
  settings: Pick<FlowGraph['settings'], 'reentry' | 'exit_on_leave'>,
  steps: readonly Step[],
): FlowGraph {
  return {
    version: 1,
    triggers: [{ type: 'segment_entered', segment }],
    start: steps[0]?.id ?? null,
    steps,
    settings: { ...settings, late_limit_seconds: 3_600 },
  };
}

/** The flows of the demo workspace; they go live when the history is in. */
export const demoFlows: readonly DemoFlow[] = [
  {
    key: 'break-down-your-project',
    name: 'Break down your project',
    // Adding a task within the ten minutes leaves the segment, and with it this flow (B29).
    graph: flow('project-without-tasks', { reentry: 'after_finish', exit_on_leave: true }, [
      { id: 'wait', type: 'wait', amount: 10, unit: 'minute', next: 'email' },
      {
        id: 'email',
        type: 'send_email',
        name: 'How teams break projects down',
        subject: 'Your project “{{ event.project.name }}”',
        body: `Hello {{ person.first_name | default: "there" }},

I noticed you created the project **“{{ event.project.name }}”** – here is how teams break such projects down:

1. Write down what must be true at the end.
2. Name the five or six steps that lead there: those are your first tasks.
3. Give each one a person and a day. Leave the rest for later.

[Open your project](https://planfinch.test/app/projects)

The people of Planfinch`,
        next: null,
      },
    ]),
  },
  {
    key: 'help-with-plans',
    name: 'Help with choosing a plan',
    graph: flow('pricing-alert', { reentry: 'once', exit_on_leave: false }, [
      { id: 'wait', type: 'wait', amount: 2, unit: 'minute', next: 'email' },
      {
        id: 'email',
        type: 'send_email',
        name: 'Questions about our plans?',
        subject: 'Questions about our plans{% if person.first_name %}, {{ person.first_name }}{% endif %}?',
        body: `Hello {{ person.first_name | default: "there" }},

choosing a plan is easier with somebody to ask. Most {{ account.industry | downcase | default: "small" }} teams
like yours start with **Team** and change later, at any time.

Answer this email, or [book twenty minutes with us](https://planfinch.test/demo).

The people of Planfinch`,
        next: null,
      },
    ]),
  },
  {
    key: 'we-kept-your-place',
    name: 'We kept your place',
    graph: flow('onboarded-silent-14d', { reentry: 'after_finish', exit_on_leave: true }, [
      {
        id: 'email',
        type: 'send_email',
        name: 'Two weeks without you',
        subject: 'Your tasks are where you left them',
        body: `Hello {{ person.first_name | default: "there" }},

it has been two weeks. Your projects are where you left them, and picking one task for today is enough to be
back.

[See what is open](https://planfinch.test/app/board)

The people of Planfinch`,
        next: 'wait',
      },
      { id: 'wait', type: 'wait', amount: 4, unit: 'day', next: 'second' },
      {
        id: 'second',
        type: 'send_email',
        name: 'Shall we help?',
        subject: 'Shall we help you get going again?',
        body: `Hello {{ person.first_name | default: "there" }},

if something was in the way, we would like to hear it. Answer this email, and a person will read it.

The people of Planfinch`,
        next: null,
      },
    ]),
  },
];
