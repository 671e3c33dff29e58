import type { Page } from '@playwright/test';
import type { TimelineEvent } from '@segue/shared/api';
import type { Condition } from '@segue/shared/segment';
import { expect, expectAccessible, test, unique } from './segue-test.ts';
import type { CollectedMessage, SegueServer } from './server.ts';

const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const any = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'any', conditions });
const lastWeek = { type: 'last', amount: 7, unit: 'day' } as const;
const HOUR_MS = 3_600_000;

/** Makes a live segment through the API. */
async function makeSegment(
  segue: SegueServer,
  key: string,
  condition: Condition,
  kind: 'dynamic' | 'static' = 'dynamic',
): Promise<void> {
  await segue.api('POST', '/segments', { key, name: `Segment ${key}`, definition: { version: 1, kind, condition } });
  await segue.settle();
}

interface World {
  readonly id: string;
  readonly ana: string;
  readonly cleo: string;
  readonly event: string;
  readonly active: string;
  readonly power: string;
}

/**
 * Ana did something three times in the last three hours and pays, Cleo did nothing. `active` asks for that, and for what Ana
 * pays or a tag; `power` asks for `active` and a tag that nobody has.
 */
async function seed(segue: SegueServer): Promise<World> {
  const id = unique('why');
  const event = `Exported ${id}`;
  const field = `plan_${id.replaceAll('-', '_')}`;
  const nowMs = Date.parse(await segue.now());
  const world = { id, event, ana: `ana-${id}`, cleo: `cleo-${id}`, active: `active-${id}`, power: `power-${id}` };
  const did = (hours: number): CollectedMessage => ({
    type: 'track',
    userId: world.ana,
    event,
    timestamp: new Date(nowMs - hours * HOUR_MS).toISOString(),
  });
  await segue.collect(
    { type: 'identify', userId: world.ana, traits: { name: `Ana ${id}`, [field]: 'pro' } },
    { type: 'identify', userId: world.cleo, traits: { name: `Cleo ${id}`, [field]: 'trial' } },
    ...[3, 2, 1].map(did),
  );
  const tag = (name: string): Condition => ({ type: 'tag', tag: `${name}-${id}`, operator: 'has' });
  await makeSegment(
    segue,
    world.active,
    all(
      { type: 'event', event, count: { operator: 'at_least', value: 2 }, window: lastWeek },
      any({ type: 'field', field, operator: 'is', value: 'pro' }, tag('vip')),
    ),
  );
  await makeSegment(segue, world.power, all({ type: 'segment', segment: world.active, operator: 'in' }, tag('beta')));
  return world;
}

/** In the list of a person's segments. */
const whyLink = (page: Page, key: string) =>
  page
    .getByRole('region', { name: 'Details' })
    .getByRole('listitem')
    .filter({ hasText: `Segment ${key}` })
    .getByRole('link', { name: 'Why?' });
const drawer = (page: Page) => page.getByRole('dialog');
const condition = (page: Page, path: string) => page.locator(`[data-condition-path="${path}"]`);

test.describe('X1 why somebody is in a segment', () => {
  test('is told on the person’s page, with what was found, what decided and when it ends', async ({ page, segue }) => {
    const { id, ana, event, active } = await seed(segue);
    await page.goto(`/people/${ana}`);
    await whyLink(page, active).click();
    await expect(drawer(page)).toContainText(`Why is Ana ${id} in “Segment ${active}”?`);
    await expect(page).toHaveURL(new RegExp(`\\?why=${active}$`, 'u'));
    await expect(drawer(page)).toContainText(
      `Ana ${id} is in because they did “${event}” at least 2 times in the last 7 days, and their plan_`,
    );
    // What is not needed is not a reason.
    await expect(drawer(page).getByText('is in because')).not.toContainText('vip');
    // Two of three are asked for, so the second of them decides: it was two hours ago.
    await expect(page.getByTestId('outlook')).toContainText(/Leaves in 6 days 2[12] hr, on .* unless “Exported/u);
    await expect(condition(page, '')).toContainText('All of these');
    await expect(condition(page, '')).toContainText('2 of 2 are true');
    await expect(condition(page, '0')).toContainText('True: did “Exported');
    await expect(condition(page, '0')).toContainText('Found: 3 of at least 2 (in the last 7 days)');
    await expect(condition(page, '0')).toContainText(/True for another 6 days 2[12] hr.* unless it happens again/u);
    await expect(condition(page, '0').getByRole('link')).toHaveCount(3);
    await expect(condition(page, '1')).toContainText('1 of 2 is true');
    await expect(condition(page, '1.0')).toContainText('Found: “pro”');
    await expect(condition(page, '1.1')).toContainText('Not true: has the tag');
    await expect(condition(page, '1.1')).toContainText('Found: no tag');

    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`/people/${ana}$`, 'u'));
    await expect(whyLink(page, active)).toBeFocused();
  });

  test('leads to the events that decide, in the timeline', async ({ page, segue }) => {
    const { ana, event, active } = await seed(segue);
    await page.goto(`/people/${ana}?why=${active}`);
    const newest = condition(page, '0').getByRole('link').first();
    await expect(newest).toHaveAccessibleName(/^Exported .*timeline$/u);
    await newest.click();
    await expect(page).toHaveURL(/\?event=/u);
    await expect(drawer(page)).toBeHidden();
    const shown = page.getByRole('region', { name: 'Timeline' }).locator('[aria-current="true"]');
    await expect(shown).toContainText(event);
    await expect(shown).toBeInViewport();
  });

  test('is told as text, too', async ({ page, segue, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { id, ana, event, active } = await seed(segue);
    await page.goto(`/people/${ana}?why=${active}`);
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`Segment: Segment ${active}\nAna ${id} is in because they did “${event}”`);
    expect(text).toMatch(/^Leaves on .* unless “Exported/mu);
    expect(text).toContain('✓ All of these (2 of 2 are true)\n    ✓ did “Exported');
    expect(text).toContain('        Found: 3 of at least 2 (in the last 7 days)');
    expect(text).toContain('        ✗ has the tag “vip-');
    expect(text).toContain(`/people/${ana}?why=${active}`);
  });

  test('follows what happens while it is read', async ({ page, segue }) => {
    const { id, cleo, event, active } = await seed(segue);
    await page.goto(`/people/${cleo}?why=${active}`);
    await expect(drawer(page)).toContainText(`Cleo ${id} is not in because they did “${event}” fewer than 2 times`);
    await expect(condition(page, '0')).toContainText('Found: 0 of at least 2');
    await segue.collect({ type: 'track', userId: cleo, event });
    await expect(condition(page, '0')).toContainText('Found: 1 of at least 2', { timeout: 20_000 });
  });
});

test.describe('X1 why somebody is not in a segment', () => {
  test('is asked by a search on the person’s page', async ({ page, segue }) => {
    const { id, ana, active, power } = await seed(segue);
    await page.goto(`/people/${ana}`);
    await page.getByPlaceholder('Why (not) in …').fill(power);
    await page.getByRole('option', { name: `Segment ${power}` }).click();
    await expect(drawer(page)).toContainText(`Why is Ana ${id} not in “Segment ${power}”?`);
    await expect(drawer(page)).toContainText('is not in because they do not have the tag “beta-');
    await expect(page.getByTestId('outlook')).toContainText('or when a segment named below changes');
    await expect(condition(page, '0')).toContainText(`True: is in the segment “Segment ${active}”`);
    await expect(condition(page, '1')).toContainText('Not true: has the tag');

    // One condition asks for another segment, which has an explanation of its own.
    await condition(page, '0').getByRole('link', { name: 'Why?' }).click();
    await expect(drawer(page)).toContainText(`Why is Ana ${id} in “Segment ${active}”?`);
    await expect(page).toHaveURL(new RegExp(`/people/${ana}\\?why=${active}$`, 'u'));
  });

  test('is asked on the segment’s page, of a member and of anybody', async ({ page, segue }) => {
    const { id, ana, cleo, active } = await seed(segue);
    await page.goto(`/segments/${active}`);
    await page
      .getByRole('row')
      .filter({ hasText: `Ana ${id}` })
      .getByRole('link', { name: 'Why?' })
      .click();
    await expect(drawer(page)).toContainText(`Why is Ana ${id} in “Segment ${active}”?`);
    await expect(page).toHaveURL(new RegExp(`/segments/${active}\\?why=${ana}$`, 'u'));
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
    await page.getByPlaceholder('Is somebody in it? Why not?').fill(`Cleo ${id}`);
    await page.getByRole('option', { name: `Cleo ${id}` }).click();
    await expect(drawer(page)).toContainText(`Why is Cleo ${id} not in “Segment ${active}”?`);
    await expect(page).toHaveURL(new RegExp(`/segments/${active}\\?why=${cleo}$`, 'u'));
    await page.reload();
    await expect(drawer(page)).toContainText(`Cleo ${id} is not in because they did`);
  });

  test('is told of a list kept by hand, and of an anonymous visitor', async ({ page, segue }) => {
    const { id, ana, event } = await seed(segue);
    const list = unique('list');
    await makeSegment(segue, list, { type: 'everyone' }, 'static');
    await page.goto(`/segments/${list}?why=${ana}`);
    await expect(drawer(page)).toContainText(`Ana ${id} is not in: nobody put them in by hand`);
    await expect(condition(page, '')).toHaveCount(0);

    const doers = unique('doers');
    await makeSegment(segue, doers, { type: 'event', event });
    const visitor = unique('visitor');
    await segue.collect({ type: 'track', anonymousId: visitor, event });
    const { data } = await segue.api<{ data: { id: string; anonymous: boolean }[] }>(
      'GET',
      '/people?anonymous=true&sort=last_seen&limit=500',
    );
    const anonymous = [];
    for (const person of data.filter((one) => one.anonymous)) {
      const events = await segue.api<{ data: TimelineEvent[] }>('GET', `/people/${person.id}/events`);
      if (events.data.some(({ name }) => name === event)) anonymous.push(person.id);
    }
    expect(anonymous).toHaveLength(1);
    await page.goto(`/segments/${doers}?why=${anonymous[0]}`);
    await expect(drawer(page)).toContainText('who is an anonymous visitor: this segment holds identified people only');
  });

  test('of nobody, or of no segment, says so', async ({ page, segue, watch }) => {
    const { ana, active } = await seed(segue);
    await page.goto(`/people/${ana}?why=no-such-segment`);
    await expect(drawer(page).getByRole('alert')).toContainText('This does not exist');
    await page.goto(`/segments/${active}?why=no-such-person`);
    await expect(drawer(page).getByRole('alert')).toContainText('This does not exist');
    // The browser itself complains of answers that are refusals.
    watch.complaints.splice(0);
  });
});

test('X1 an event that lies far back is where the timeline then begins', async ({ page, segue }) => {
  const id = unique('far');
  const nowMs = Date.parse(await segue.now());
  const at = (minutes: number): string => new Date(nowMs - minutes * 60_000).toISOString();
  await segue.collect(
    { type: 'track', userId: id, event: `Signed up ${id}`, timestamp: at(200) },
    ...Array.from({ length: 120 }, (_, index): CollectedMessage => ({
      type: 'track',
      userId: id,
      event: `Step ${id}`,
      timestamp: at(150 - index),
    })),
  );
  await makeSegment(segue, id, { type: 'event', event: `Signed up ${id}` });
  await page.goto(`/people/${id}?why=${id}`);
  await condition(page, '').getByRole('link').click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('What happened until');
  await expect(timeline.locator('[aria-current="true"]')).toContainText(`Signed up ${id}`);
  await expect(timeline).not.toContainText(`Step ${id}`);
  await page.getByRole('button', { name: 'Show the newest' }).click();
  await expect(timeline).toContainText(`Step ${id}`);
  await page.goto(`/people/${id}?event=00000000-0000-4000-8000-000000000000`);
  await expect(timeline).toContainText('no longer there');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`X1 an explanation is accessible in ${colorScheme} colours`, async ({ page, segue }) => {
    const { ana, cleo, active, power } = await seed(segue);
    await page.emulateMedia({ colorScheme });
    for (const path of [
      `/people/${ana}?why=${active}`,
      `/segments/${active}?why=${cleo}`,
      `/people/${ana}?why=${power}`,
    ]) {
      await page.goto(path);
      await expect(page.getByTestId('explanation')).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto(`/people/${ana}?why=${active}`);
    await condition(page, '0').getByRole('link').first().click();
    await expect(page.locator('[aria-current="true"]').filter({ hasText: 'Exported' })).toBeInViewport();
    await expect(drawer(page)).toBeHidden();
    await expectAccessible(page);
  });
}

test('X1 an explanation fits on a phone and speaks French', async ({ page, segue }) => {
  const { id, ana, active } = await seed(segue);
  await page.addInitScript(() => localStorage.setItem('segue-locale', 'fr'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/people/${ana}?why=${active}`);
  await expect(drawer(page)).toContainText(`Ana ${id} en fait partie, car cette personne a fait`);
  await expect(condition(page, '0')).toContainText('Trouvé');
  await expect(page.getByTestId('outlook')).toContainText('se reproduit');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
  // The timeline is behind the details on a narrow screen, and comes forward.
  await condition(page, '0').getByRole('link').first().click();
  await expect(page.locator('[aria-current="true"]').filter({ hasText: 'Exported' })).toBeInViewport();
});
