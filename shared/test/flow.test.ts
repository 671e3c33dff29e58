import { describe, expect, test } from 'vitest';

import {
  describeFlow,
  describeStep,
  emptyFlow,
  flowLimits,
  insertStep,
  moveStep,
  removeStep,
  replaceStep,
  stepsInOrder,
} from '../src/flow/index.ts';
import type { FlowGraph, SendEmailStep, Step, WaitStep } from '../src/flow/index.ts';
import { parseFlowGraph } from '../src/flow/schema.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

function wait(id: string, amount = 2, unit: WaitStep['unit'] = 'day'): WaitStep {
  return { id, type: 'wait', amount, unit, next: null };
}

function send(id: string, rest: Partial<SendEmailStep> = {}): SendEmailStep {
  return {
    id,
    type: 'send_email',
    name: 'Welcome',
    subject: 'Hello',
    body: 'Hello {{ person.first_name }}',
    next: null,
    ...rest,
  };
}

function flow(...steps: Step[]): FlowGraph {
  const linked = steps.map((step, index) => ({ ...step, next: steps[index + 1]?.id ?? null }));
  return {
    ...emptyFlow(),
    triggers: [{ type: 'segment_entered', segment: 'trial' }],
    start: steps[0]?.id ?? null,
    steps: linked,
  };
}

function issuesOf(input: unknown): string[] {
  const parsed = parseFlowGraph(input);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
}

const three = flow(send('a'), wait('b'), send('c'));

describe('graphs that can be saved', () => {
  test.each([
    ['an empty one, as a draft', emptyFlow()],
    ['one with steps', three],
    ['one whose steps are written in another order', { ...three, steps: three.steps.toReversed() }],
    [
      'one with several triggers',
      { ...three, triggers: [...three.triggers, { type: 'segment_left', segment: 'trial' }] },
    ],
    ['the longest wait', flow(wait('a', 3_650))],
  ])('%s', (_title, graph) => {
    expect(parseFlowGraph(graph)).toEqual({ ok: true, graph });
  });
});

describe('graphs that cannot', () => {
  const link = (graph: FlowGraph, id: string, next: string | null): FlowGraph => ({
    ...graph,
    steps: graph.steps.map((step) => (step.id === id ? { ...step, next } : step)),
  });
  const settings = (rest: object): unknown => ({ ...three, settings: { ...three.settings, ...rest } });
  const tooMany = (length: number) => flow(...Array.from({ length }, (_, index) => wait(`s${index}`)));

  test.each<[string, unknown, string[]]>([
    ['nothing', null, [': wrong_type']],
    ['another version', { ...three, version: 2 }, ['version: unknown_version']],
    ['an unknown key', { ...three, colour: 'red' }, ['colour: unknown_key']],
    [
      'an unknown kind of step',
      { ...three, steps: [{ id: 'a', type: 'sms', next: null }] },
      ['steps[0].type: not_one_of'],
    ],
    ['two steps of one id', { ...three, steps: [...three.steps, send('a')] }, ['steps[3].id: duplicate_step']],
    ['a link to nowhere', link(three, 'c', 'd'), ['steps[2].next: unknown_step']],
    ['a start that is nowhere', { ...three, start: 'z' }, ['start: unknown_step']],
    ['steps without a start', { ...three, start: null }, ['start: start_missing']],
    ['a start without steps', { ...three, steps: [] }, ['start: start_unneeded']],
    ['a circle', link(three, 'c', 'a'), ['steps[0]: step_cycle']],
    ['a step that follows itself', link(three, 'b', 'b'), ['steps[1]: step_cycle']],
    ['steps nobody reaches', link(three, 'a', 'c'), ['steps[1]: step_unreachable']],
    [
      'a trigger twice',
      { ...three, triggers: [...three.triggers, ...three.triggers] },
      ['triggers[1]: duplicate_trigger'],
    ],
    ['no wait at all', flow(wait('a', 0)), ['steps[0].amount: amount_not_positive']],
    ['half a day', flow(wait('a', 0.5)), ['steps[0].amount: not_whole']],
    ['eleven years', flow(wait('a', 600, 'week')), ['steps[0].amount: span_too_long']],
    ['no subject', flow(send('a', { subject: ' ' })), ['steps[0].subject: empty_text']],
    ['a NUL character', flow(send('a', { body: 'x\0' })), ['steps[0].body: nul_character']],
    ['a subject too long', flow(send('a', { subject: 'x'.repeat(501) })), ['steps[0].subject: text_too_long']],
    ['a body too long', flow(send('a', { body: 'x'.repeat(100_001) })), ['steps[0].body: text_too_long']],
    ['too many steps', tooMany(101), ['steps: list_too_long']],
    [
      'too many triggers',
      {
        ...three,
        triggers: Array.from({ length: 11 }, (_, index) => ({ type: 'segment_left', segment: `s${index}` })),
      },
      ['triggers: list_too_long'],
    ],
    ['an unknown re-entry', settings({ reentry: 'always' }), ['settings.reentry: not_one_of']],
    [
      'a negative limit for late events',
      settings({ late_limit_seconds: -1 }),
      ['settings.late_limit_seconds: number_range'],
    ],
    [
      'a limit of more than a month',
      settings({ late_limit_seconds: flowLimits.lateLimitMaxSeconds + 1 }),
      ['settings.late_limit_seconds: number_range'],
    ],
  ])('%s', (_title, graph, issues) => {
    expect(issuesOf(graph)).toEqual(issues);
  });

  test('a hundred steps are possible', () => {
    expect(issuesOf(tooMany(100))).toEqual([]);
  });

  test('sentences come in the language asked for', () => {
    const parsed = parseFlowGraph(link(three, 'c', 'd'), 'fr');
    expect(parsed.ok ? [] : parsed.issues.map(({ message }) => plainSpaces(message))).toEqual([
      'L’étape « d » n’existe pas.',
    ]);
  });
});

describe('edits', () => {
  const ids = (graph: FlowGraph): string =>
    stepsInOrder(graph)
      .map(({ id }) => id)
      .join('');

  test('inserting first, in between, last', () => {
    expect(ids(insertStep(three, null, wait('x')))).toBe('xabc');
    expect(ids(insertStep(three, 'a', wait('x')))).toBe('axbc');
    expect(ids(insertStep(three, 'c', wait('x')))).toBe('abcx');
    expect(ids(insertStep(emptyFlow(), null, wait('x')))).toBe('x');
  });

  test('inserting after nothing, or with an id that is taken, changes nothing', () => {
    expect(insertStep(three, 'z', wait('x'))).toBe(three);
    expect(insertStep(three, 'a', wait('b'))).toBe(three);
  });

  test('removing', () => {
    expect(ids(removeStep(three, 'a'))).toBe('bc');
    expect(ids(removeStep(three, 'b'))).toBe('ac');
    expect(ids(removeStep(three, 'c'))).toBe('ab');
    expect(removeStep(flow(wait('a')), 'a')).toMatchObject({ start: null, steps: [] });
    expect(removeStep(three, 'z')).toBe(three);
  });

  test('removing what was inserted gives the graph of before', () => {
    for (const after of [null, 'a', 'b', 'c']) {
      expect(removeStep(insertStep(three, after, wait('x')), 'x')).toEqual(three);
    }
  });

  test('replacing keeps the id and what follows, so that people waiting there are not lost', () => {
    const replaced = replaceStep(three, 'b', send('other', { next: 'nowhere' }));
    expect(stepsInOrder(replaced)[1]).toEqual(send('b', { next: 'c' }));
    expect(replaceStep(three, 'z', wait('x'))).toBe(three);
  });

  test('moving', () => {
    expect(ids(moveStep(three, 'c', null))).toBe('cab');
    expect(ids(moveStep(three, 'a', 'c'))).toBe('bca');
    expect(ids(moveStep(three, 'a', 'b'))).toBe('bac');
    expect(ids(moveStep(three, 'b', 'a'))).toBe('abc');
    expect(moveStep(three, 'a', 'a')).toBe(three);
    expect(moveStep(three, 'z', null)).toBe(three);
    expect(moveStep(three, 'a', 'z')).toBe(three);
  });

  test('steps that do not change stay the same objects', () => {
    const inserted = insertStep(three, 'c', wait('x'));
    expect(inserted.steps[0]).toBe(three.steps[0]);
    expect(inserted.steps[1]).toBe(three.steps[1]);
    expect(inserted.steps[2]).not.toBe(three.steps[2]);
  });

  test('every edit leaves a graph that can be saved', () => {
    const edited = [
      insertStep(three, 'a', wait('x')),
      removeStep(three, 'a'),
      moveStep(three, 'c', null),
      replaceStep(three, 'b', send('b')),
    ];
    for (const graph of edited) expect(issuesOf(graph)).toEqual([]);
  });

  test('a circle is followed once', () => {
    const circle = { ...three, steps: three.steps.map((step) => (step.id === 'c' ? { ...step, next: 'a' } : step)) };
    expect(ids(circle)).toBe('abc');
  });
});

describe('a flow in words', () => {
  const names = { segments: { trial: 'Trial' } };

  test('triggers, steps and choices', () => {
    expect(describeFlow(three, 'en', names)).toBe(
      'When somebody enters the segment “Trial”: send the email “Welcome”, then wait 2 days, then send the email “Welcome”. Everybody goes through once. Who no longer fits goes no further.',
    );
    expect(plainSpaces(describeFlow(three, 'fr', names))).toBe(
      'Quand quelqu’un entre dans le segment « Trial » : envoyer l’e-mail « Welcome », puis attendre 2 jours, puis envoyer l’e-mail « Welcome ». Chaque personne le suit une seule fois. Qui ne remplit plus la condition s’arrête là.',
    );
  });

  test('several triggers, other choices', () => {
    const graph: FlowGraph = {
      ...flow(wait('a', 1, 'hour')),
      triggers: [
        { type: 'segment_entered', segment: 'a' },
        { type: 'segment_left', segment: 'b' },
      ],
      settings: { reentry: 'after_finish', exit_on_leave: false, late_limit_seconds: 60 },
    };
    expect(describeFlow(graph, 'en')).toBe(
      'When somebody enters the segment “a” or leaves the segment “b”: wait 1 hour. Who has finished can go through again.',
    );
    expect(plainSpaces(describeFlow(graph, 'fr'))).toBe(
      'Quand quelqu’un entre dans le segment « a » ou quitte le segment « b » : attendre 1 heure. Une personne qui l’a terminé peut le suivre à nouveau.',
    );
  });

  test('an empty flow', () => {
    expect(describeFlow(emptyFlow(), 'en')).toMatch(/^Nothing starts this flow yet: nothing happens yet\./);
    expect(plainSpaces(describeFlow(emptyFlow(), 'fr'))).toMatch(
      /^Rien ne déclenche encore ce parcours : il ne se passe encore rien\./,
    );
  });

  test.each([
    ['minute', 'wait 3 minutes', 'attendre 3 minutes'],
    ['hour', 'wait 3 hours', 'attendre 3 heures'],
    ['day', 'wait 3 days', 'attendre 3 jours'],
    ['week', 'wait 3 weeks', 'attendre 3 semaines'],
  ] as const)('a wait of some %ss', (unit, english, french) => {
    expect(describeStep(wait('a', 3, unit), 'en')).toBe(english);
    expect(describeStep(wait('a', 3, unit), 'fr')).toBe(french);
  });
});
