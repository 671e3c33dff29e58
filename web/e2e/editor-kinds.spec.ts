/** Every kind of condition in the rows of the editor: by keyboard alone, through JSON and back, on a phone. */
import type { Page } from '@playwright/test';
import type { Segment } from '@segue/shared/api';
import type { Condition } from '@segue/shared/segment';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { CollectedMessage, SegueServer } from './server.ts';

const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const tagged = (tag: string): Condition => ({ type: 'tag', tag, operator: 'has' });
const row = (page: Page, path: string) => page.locator(`[data-row-path="${path}"]`);
const exactCount = (page: Page) => page.locator('[data-testid="preview-count"][data-exact]');
const sentence = (page: Page) => page.getByTestId('sentence');

async function makeSegment(segue: SegueServer, key: string, condition: Condition): Promise<void> {
  const definition = { version: 1, kind: 'dynamic', condition };
  await segue.api('POST', '/segments', { key, name: `Segment ${key}`, definition });
  await segue.settle();
}

interface World {
  readonly id: string;
  readonly logIn: string;
  readonly project: string;
  readonly task: string;
  readonly plan: string;
}

/** Names that no other test uses, and two people: Ana is at work, Ben is not. */
async function seed(segue: SegueServer): Promise<World> {
  const id = unique('kinds');
  const world = { id, logIn: `Logged in ${id}`, project: `Made ${id}`, task: `Tasked ${id}`, plan: `plan_${id}` };
  const did = (event: string, properties = {}): CollectedMessage => ({
    type: 'track',
    userId: `ana-${id}`,
    event,
    properties,
  });
  await segue.collect(
    { type: 'identify', userId: `ana-${id}`, traits: { name: `Ana ${id}`, [world.plan]: 'free' } },
    { type: 'identify', userId: `ben-${id}`, traits: { name: `Ben ${id}`, [world.plan]: 'pro' } },
    did(world.logIn),
    did(world.project, { amount: 500, items: [{ category: 'Books', price: 30 }] }),
    did(world.task),
    { type: 'page', userId: `ana-${id}`, properties: { url: `https://example.com/pricing/${id}` } },
  );
  return world;
}

/** Presses keys and counts them: a name that is typed is a press for each of its letters. */
class Hands {
  presses = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.presses += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.presses += text.length;
  }

  /** Types into the new row what it is to become, and takes the first thing that is offered by that name. */
  async choose(text: string, option: string | RegExp): Promise<void> {
    await expect(
      this.#page.getByRole('combobox', { name: 'New condition' }).and(this.#page.locator(':focus')),
    ).toBeVisible();
    await this.type(text);
    await expect(this.#page.getByRole('option', { name: option }).first()).toHaveAttribute(
      'data-combobox-selected',
      'true',
    );
    await this.press('Enter');
  }

  /** Opens the list of the word that has the cursor, and takes what begins with these letters. */
  async pick(text: string, option: string | RegExp): Promise<void> {
    await this.press('Enter');
    await expect(this.#page.getByRole('option', { name: option }).first()).toBeVisible();
    // The list takes the cursor a moment after it is there.
    await expect(this.#page.locator('[aria-expanded="true"]:focus, input[placeholder="Search"]:focus')).toBeVisible();
    await this.type(text);
    await expect(this.#page.getByRole('option', { name: option }).first()).toHaveAttribute(
      'data-combobox-selected',
      'true',
    );
    await this.press('Enter');
    await expect(this.#page.locator('button[role="combobox"][aria-expanded="false"]:focus')).toBeVisible();
  }
}

interface Walk {
  /** The template of the checklist it stands for. */
  readonly template: string;
  readonly write: (hands: Hands, page: Page, world: World) => Promise<void>;
  readonly says: (world: World) => string;
}

const walks: readonly Walk[] = [
  {
    template: '5 inactive for 30 days',
    write: async (hands, page, { logIn }) => {
      await hands.choose('not open', 'Did not open any email');
      await expect(row(page, '0')).toBeFocused();
      await hands.press('Enter');
      await hands.choose(`not ${logIn}`, `Did not do “${logIn}”`);
    },
    says: ({ logIn }) =>
      `did not open any email in the last 30 days (and have been known since before then), and did not do “${logIn}” in the last 30 days (and have been known since before then)`,
  },
  {
    template: '13 pricing alert',
    write: async (hands, page) => {
      await hands.choose('/pricing', /address contains/u);
      await expect(row(page, '0')).toBeFocused();
      await hands.press('ArrowRight', 'Tab', 'Tab', 'Tab');
      await hands.pick('more', 'more than');
      await hands.press('Tab');
      await hands.type('3');
      await hands.press('Tab', 'Tab');
      await hands.pick('in', 'in the last …');
      await hands.press('Tab');
      await hands.type('5');
    },
    says: () => 'visited a page whose address contains “/pricing” more than 3 times in the last 5 days',
  },
  {
    template: '14 declining activity',
    write: async (hands, page, { logIn }) => {
      await hands.choose('declining', /less or more than before/u);
      await hands.press('ArrowRight', 'Tab');
      await expect(page.getByRole('combobox', { name: /^Event/u })).toBeFocused();
      await hands.pick(logIn, logIn);
    },
    says: ({ logIn }) => `did “${logIn}” at least 50% less in the last 14 days than in the 14 days before`,
  },
  {
    template: '25 two of three key actions',
    write: async (hands, page, { logIn, project, task }) => {
      await hands.choose('at least', /^At least 2 of/u);
      await hands.choose(logIn, logIn);
      await hands.press('ArrowDown');
      await hands.choose(project, project);
      await hands.press('ArrowDown');
      await hands.choose(task, task);
      await expect(row(page, '0.2')).toBeFocused();
    },
    says: ({ logIn, project, task }) =>
      `at least 2 of these 3 are true (they did “${logIn}”; they did “${project}”; they did “${task}”)`,
  },
  {
    template: '29 hot leads',
    write: async (hands) => {
      await hands.choose('score', 'A score …');
      await hands.press('ArrowRight', 'Tab', 'Tab');
      await hands.type('80');
    },
    says: () => 'score is greater than 80',
  },
  {
    template: '28 interest by link',
    write: async (hands) => {
      await hands.choose('clicked', 'Clicked a link in an email');
      await hands.press('ArrowRight', 'Tab');
      await hands.pick('contains', 'contains');
      await hands.press('Tab');
      await hands.type('/demo');
    },
    says: () => 'clicked a link whose address contains “/demo” in an email',
  },
  {
    template: '21 a project, but then no task',
    write: async (hands, page, { project, task }) => {
      await hands.choose('then not', /but then not another/u);
      await expect(row(page, '0').getByRole('combobox', { name: 'Event: choose an event' }).first()).toBeFocused();
      await hands.pick(project, project);
      await hands.press('Tab', 'Tab', 'Tab', 'Tab');
      await expect(page.getByRole('combobox', { name: 'Event: choose an event' })).toBeFocused();
      await hands.pick(task, task);
    },
    says: ({ project, task }) => `did “${project}”, but then did not do “${task}” within 7 days`,
  },
  {
    template: '31 freemium',
    write: async (hands, page, { plan }) => {
      await hands.choose(plan, plan);
      await expect(page.getByRole('combobox', { name: `Value of ${plan}` })).toBeFocused();
      await hands.type('free');
    },
    says: ({ plan }) => `whose ${plan} is “free”`,
  },
];

test.describe('a marketer', () => {
  for (const { template, write, says } of walks) {
    test(`writes template ${template} by keyboard alone`, async ({ page, segue }) => {
      const world = await seed(segue);
      const hands = new Hands(page);
      await page.goto('/segments/new');
      await expect(page.getByRole('textbox', { name: 'Name of the segment' })).toBeFocused();
      await hands.type('Walk');
      await hands.press('Enter');
      await write(hands, page, world);
      await expect(sentence(page)).toContainText(says(world));
      await expect(exactCount(page)).toBeVisible();
      // Names of this test are longer than anybody's; the rest is what the editor asks for.
      test.info().annotations.push({ type: 'key presses', description: String(hands.presses) });
      expect(hands.presses).toBeLessThan(160);
    });
  }
});

/** One of every kind, with everything it can say. */
function everyKind({ logIn, project, task, plan }: World): Condition {
  const event = (name: string, rest: object = {}): Condition & { type: 'event' } => ({
    type: 'event',
    event: name,
    ...rest,
  });
  const day = (amount: number) => ({ amount, unit: 'day' as const });
  return all(
    {
      type: 'email',
      activity: 'opened',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', ...day(30) },
    },
    {
      type: 'email',
      activity: 'clicked',
      emails: ['welcome', 'trial'],
      link: { operator: 'contains', value: '/webinar' },
      machine: true,
      count: { operator: 'at_least', value: 3, measure: { of: 'emails' } },
      window: { type: 'calendar', unit: 'month', offset: -3 },
    },
    { type: 'score', score: 'engagement', operator: 'between', value: { from: 50, to: 80 } },
    { type: 'form', form: 'signup', where: [{ property: 'challenge', operator: 'is', value: 'Onboarding' }] },
    { type: 'consent', topic: 'news', channel: 'email', operator: 'not_subscribed' },
    { type: 'sequence', steps: [event(project), { type: 'page' }, event(task)], within: day(3), thenNot: true },
    { type: 'trend', measure: event(logIn), period: day(14), change: { operator: 'down_by_at_least', percent: 50 } },
    { type: 'regular', event: event(logIn), period: 'week', atLeast: 3, of: 4 },
    { type: 'lasting', condition: { type: 'field', field: plan, operator: 'is', value: 'free' }, for: day(14) },
    event(project, {
      count: { operator: 'at_least', value: 500, measure: { of: 'sum', property: 'amount' } },
      window: { type: 'ago', from: day(60), to: day(30) },
    }),
    event(project, {
      occurrence: { pick: 'last', where: [{ property: 'amount', operator: 'gt', value: 3 }] },
      window: { type: 'after_field', field: 'signed_up_at', ...day(30) },
      known_for_at_least: day(10),
    }),
    event(project, {
      where: [
        {
          property: 'items',
          operator: 'has_element',
          where: [
            { property: 'category', operator: 'is', value: 'Books' },
            { property: 'price', operator: 'gt', value: 20 },
          ],
        },
      ],
      window: { type: 'session', session: 'last' },
    }),
    { type: 'field', field: plan, operator: 'is_not', value: { field: 'other' } },
    { type: 'group', match: { atLeast: 2 }, conditions: [event(logIn), event(project), event(task)] },
    { type: 'group', match: 'none', conditions: [event(logIn)] },
  );
}

test.describe('rows', () => {
  test('hold every kind of condition, and give back the definition they were made of', async ({ page, segue }) => {
    const world = await seed(segue);
    const condition = everyKind(world);
    await makeSegment(segue, world.id, condition);
    await page.goto(`/segments/${world.id}?tab=definition`);
    await expect(exactCount(page)).toBeVisible();
    for (const [path, label] of [
      ['0', 'What happened to the email: Did not open'],
      ['1', 'What is counted: different emails'],
      ['2', 'Score: engagement'],
      ['4', 'Topic: news'],
      ['5', 'All steps or not the last: Did this in this order, but not the last step'],
      ['6', 'More or less: % less'],
      ['7', 'Calendar period: weeks'],
      ['9', 'What is counted: the sum of'],
      ['10', 'Which time: for the last time'],
      ['11', 'Comparison: has an element where'],
      ['12', 'Field compared with: other'],
      ['13', 'How many must fit: at least'],
    ] as const) {
      await expect(row(page, path).getByRole('combobox', { name: label }), label).toBeVisible();
    }
    // A change and its undoing leave what was there.
    await row(page, '8').getByRole('textbox', { name: 'How long it has lasted' }).fill('15');
    await expect(sentence(page)).toContainText('for at least 15 days');
    await page.keyboard.press('Control+z');
    await page.getByText('JSON', { exact: true }).click();
    const json = await page.getByRole('textbox', { name: 'Definition as JSON' }).inputValue();
    const shown = (JSON.parse(json) as { condition: Condition & { type: 'group' } }).condition;
    const stored = await segue.api<Segment>('GET', `/segments/${world.id}`);
    expect(stored.definition.condition).toEqual(condition);
    expect(shown.conditions.filter(({ type }) => type !== 'lasting')).toEqual(
      (condition as typeof shown).conditions.filter(({ type }) => type !== 'lasting'),
    );
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`are accessible and fit on a phone in ${colorScheme} colours`, async ({ page, segue }) => {
      const world = await seed(segue);
      await makeSegment(segue, world.id, everyKind(world));
      await page.emulateMedia({ colorScheme });
      await page.goto(`/segments/${world.id}?tab=definition`);
      await expect(exactCount(page)).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });
  }

  test('stay readable five levels deep on a phone', async ({ page, segue }) => {
    const id = unique('deep');
    let condition: Condition = tagged(id);
    for (let level = 0; level < 5; level += 1) {
      condition = { type: 'group', match: level % 2 === 0 ? 'any' : 'all', conditions: [tagged(id), condition] };
    }
    await makeSegment(segue, id, condition);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/segments/${id}?tab=definition`);
    const box = await row(page, '1.1.1.1.1').boundingBox();
    expect(box?.width).toBeGreaterThan(240);
  });

  test('show what is wrong at the word itself', async ({ page, segue }) => {
    const id = unique('wrong');
    await makeSegment(
      segue,
      id,
      all({ type: 'score', score: 'engagement', operator: 'between', value: { from: 5, to: 9 } }),
    );
    await page.goto(`/segments/${id}?tab=definition`);
    await row(page, '0').getByRole('textbox', { name: 'Points' }).first().fill('20');
    await expect(row(page, '0').getByRole('alert')).toContainText('must not be greater');
    await expect(row(page, '0').locator('[data-invalid]')).toHaveCount(2);
  });
});
