import type { Flow, MessageSummary, Page as ListPage } from '@segue/shared/api';
import type { FlowGraph, Step } from '@segue/shared/flow';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { SegueServer } from './server.ts';

/** A segment of everybody who did an event named like its key. */
async function makeSegment(segue: SegueServer, key: string): Promise<void> {
  const condition = { type: 'group', match: 'all', conditions: [{ type: 'event', event: key }] };
  await segue.api('POST', '/segments', {
    key,
    name: `Segment ${key}`,
    definition: { version: 1, kind: 'dynamic', condition },
  });
  await segue.settle();
}

const email = (part: Partial<Extract<Step, { type: 'send_email' }>>): Step => ({
  id: 's1',
  type: 'send_email',
  name: 'Welcome',
  subject: 'Hello {{ person.first_name }}',
  body: 'I noticed **{{ event.project.name }}**.',
  next: null,
  ...part,
});

/** A draft that starts with a segment and has these steps in a row. */
async function makeFlow(segue: SegueServer, key: string, segment: string, steps: readonly Step[]): Promise<Flow> {
  const graph: FlowGraph = {
    version: 1,
    triggers: [{ type: 'segment_entered', segment }],
    start: steps[0]?.id ?? null,
    steps: steps.map((step, index) => ({ ...step, next: steps[index + 1]?.id ?? null })),
    settings: { reentry: 'once', exit_on_leave: true, late_limit_seconds: 3600 },
  };
  return segue.api<Flow>('POST', '/flows', { key, name: `Flow ${key}`, graph });
}

const messagesOf = async (segue: SegueServer, flow: string): Promise<MessageSummary[]> => {
  const page = await segue.api<ListPage<MessageSummary>>('GET', `/messages?flow=${flow}`);
  return page.data;
};

test.describe('a flow', () => {
  test('is made from nothing, published, and writes to who enters', async ({ page, segue }) => {
    const key = unique('welcome');
    const userId = `ada-${key}`;
    await segue.collect({ type: 'identify', userId, traits: { first_name: 'Ada', email: `${userId}@example.com` } });
    await makeSegment(segue, key);
    await page.goto('/flows');
    await expect(page.getByRole('heading', { level: 1, name: 'Flows' })).toBeVisible();
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Name of the flow' }).fill(`Flow ${key}`);
    await page.getByRole('button', { name: 'Choose what starts it' }).click();
    await page.getByRole('option', { name: `Segment ${key}` }).click();
    await expect(page.getByText('0 people are in it now')).toBeVisible();

    await page.getByRole('button', { name: 'Add a step here' }).click();
    await page.getByRole('menuitem', { name: 'Send an email' }).click();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('The email has no subject').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Hello ');
    await page.getByRole('combobox', { name: 'Insert a variable' }).click();
    await page.keyboard.type('first');
    await page.getByRole('option', { name: 'first_name' }).click();
    await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue('Hello {{ person.first_name }}');
    await page.getByRole('textbox', { name: 'Text' }).fill('I noticed **{{ event.project.name }}**.');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page).toHaveURL(new RegExp(`/flows/flow-${key}`, 'u'));

    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog', { name: `Publish “Flow ${key}”?` });
    await expect(dialog).toContainText(`0 people are in Segment ${key} now.`);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

    await segue.collect({ type: 'track', userId, event: key, properties: { project: { name: 'Website redesign' } } });
    await expect
      .poll(async () => (await messagesOf(segue, `flow-${key}`)).map(({ subject }) => subject))
      .toEqual(['Hello Ada']);
    await page.goto('/mailbox');
    await page
      .getByRole('link', { name: /Hello Ada/u })
      .first()
      .click();
    await expect(page.frameLocator('iframe').getByText('Website redesign')).toBeVisible();
    await page.goto(`/flows/flow-${key}`);
    await expect(page.getByRole('button', { name: /1 sent/u })).toBeVisible();
  });

  test('S26 starts nobody who is already inside, unless that is chosen', async ({ page, segue }) => {
    const key = unique('inside');
    const userId = `eve-${key}`;
    const greet = `greet-${key}`;
    await segue.collect(
      { type: 'identify', userId, traits: { first_name: 'Eve', email: `${userId}@example.com` } },
      { type: 'track', userId, event: key },
    );
    await makeSegment(segue, key);
    await makeFlow(segue, key, key, [email({ body: 'Hi' })]);
    await makeFlow(segue, greet, key, [email({ body: 'Hi' })]);
    await page.goto(`/flows/${key}`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog')).toContainText(`1 person is in Segment ${key} now.`);
    await expect(page.getByRole('radio', { name: 'Only those who enter from now on' })).toBeChecked();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await segue.settle();
    expect(await messagesOf(segue, key)).toEqual([]);

    await page.goto(`/flows/${greet}`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('radio', { name: 'Also the 1 person already in it' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect.poll(async () => (await messagesOf(segue, greet)).length).toBe(1);
  });

  test('is edited by keyboard, with undo', async ({ page, segue }) => {
    const key = unique('edit');
    await makeSegment(segue, key);
    const wait: Step = { id: 's2', type: 'wait', amount: 2, unit: 'day', next: null };
    await makeFlow(segue, key, key, [email({}), wait]);
    await page.goto(`/flows/${key}`);
    const card = (id: string) => page.locator(`[data-card-id="${id}"]`);
    const order = () => page.locator('[data-card-id]').evaluateAll((cards) => cards.map((one) => one.dataset.cardId));
    await card('trigger').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(card('s2')).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await order()).toEqual(['trigger', 's2', 's1']);
    await expect(card('s2')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/step=s2/u);
    await page.getByRole('textbox', { name: 'How long' }).fill('5');
    await expect(card('s2')).toContainText('Wait 5 days');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await order()).toEqual(['trigger', 's1', 's2']);
    await expect(card('s2')).toContainText('Wait 2 days');
    await page.keyboard.press('Control+Shift+z');
    expect(await order()).toEqual(['trigger', 's2', 's1']);
    await card('s1').focus();
    await page.keyboard.press('Delete');
    expect(await order()).toEqual(['trigger', 's2']);
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
    const stored = await segue.api<Flow>('GET', `/flows/${key}`);
    expect(stored.graph.steps.map(({ id }) => id)).toEqual(['s2']);
  });

  test('says its rules in words, and keeps them', async ({ page, segue }) => {
    const key = unique('rules');
    await makeSegment(segue, key);
    await makeFlow(segue, key, key, [email({})]);
    await page.goto(`/flows/${key}?step=trigger`);
    await page.getByRole('combobox', { name: /^How often the same person/u }).click();
    await page.getByRole('option', { name: 'again, each time they start anew' }).click();
    await page.getByRole('textbox', { name: 'Age limit of events' }).fill('2');
    await expect(page.getByText('People go through again each time they start anew.')).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
    const stored = await segue.api<Flow>('GET', `/flows/${key}`);
    expect(stored.graph.settings).toMatchObject({ reentry: 'after_finish', late_limit_seconds: 7200 });
  });

  test('shows an email as somebody would get it', async ({ page, segue }) => {
    const key = unique('preview');
    const userId = `zoe-${key}`;
    await segue.collect(
      { type: 'identify', userId, traits: { first_name: 'Zoé', email: `${userId}@example.com` } },
      { type: 'track', userId, event: key, properties: { project: { name: 'Relaunch' } } },
    );
    await makeSegment(segue, key);
    await makeFlow(segue, key, key, [email({})]);
    await page.goto(`/flows/${key}?step=s1`);
    const preview = page.getByRole('heading', { name: 'As they get it' }).locator('../..');
    await expect(preview).toContainText('Hello Zoé');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Bye {{ person.first_name }}');
    await expect(preview).toContainText('Bye Zoé');
    await expect(page.frameLocator('iframe').getByText('Relaunch')).toBeVisible();
  });
});

test.describe('the flow pages', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`are accessible in ${colorScheme} colours`, async ({ page, segue }) => {
      const key = unique('axe');
      await makeSegment(segue, key);
      await makeFlow(segue, key, key, [email({}), { id: 's2', type: 'wait', amount: 2, unit: 'day', next: null }]);
      await page.emulateMedia({ colorScheme });
      await page.goto('/flows');
      await expect(page.getByRole('link', { name: `Flow ${key}` })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/flows/${key}?step=trigger`);
      await expect(page.getByRole('heading', { name: 'Start and rules' })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/flows/${key}?step=s2`);
      await expect(page.getByRole('textbox', { name: 'How long' })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('fit on a phone', async ({ page, segue }) => {
    const key = unique('phone');
    await makeSegment(segue, key);
    await makeFlow(segue, key, key, [{ id: 's1', type: 'wait', amount: 2, unit: 'day', next: null }]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/flows/${key}`);
    await page.getByRole('button', { name: /Wait 2 days/u }).click();
    await expect(page.getByRole('dialog', { name: 'Wait' })).toBeVisible();
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('speak French', async ({ page, segue }) => {
    const key = unique('french');
    await makeSegment(segue, key);
    await makeFlow(segue, key, key, [{ id: 's1', type: 'wait', amount: 2, unit: 'day', next: null }]);
    await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
    await page.goto(`/flows/${key}?step=trigger`);
    await expect(page.getByRole('button', { name: /Attendre 2 jours/u })).toBeVisible();
    await expect(page.getByText('Quand quelqu’un entre dans')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Publier' })).toBeVisible();
    await expect(page.getByText('Une même personne passe')).toBeVisible();
  });
});
