import type { Condition, EventCondition, FieldCondition } from '@segue/shared/segment';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSegment, deleteSegment, diffSegment, previewSegment } from '../src/segment/index.ts';
import { addTags, removeTag } from '../src/tag/index.ts';
import { createWorld, type World } from './helpers/world.ts';

/*
 * Each rule of docs/reference/segment-language.md that the engine carries, at its edge, one by one. Each test has people
 * and segments of its own in one workspace in Paris; the clock goes forward from test to test.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let world: World;
beforeAll(async () => {
  world = await createWorld({ start: '2026-03-01T11:00:00.000Z', timezone: 'Europe/Paris' });
});
afterAll(() => world.stop());

const inMs = (ms: number): string => new Date(Date.parse(world.clock.now()) + ms).toISOString();
const did = (event: string, rest: Partial<EventCondition> = {}): Condition => ({ type: 'event', event, ...rest });
const field = (name: string, operator: FieldCondition['operator'], value?: FieldCondition['value']): Condition => ({
  type: 'field',
  field: name,
  operator,
  ...(value === undefined ? {} : { value }),
});
const never = { operator: 'exactly', value: 0 } as const;
const identify = (userId: string, traits: object = {}): Promise<void> =>
  world.send({ type: 'identify', userId, traits });
/** Those of the people named who are in the segment, after everything is evaluated. */
async function expectMembers(key: string, among: readonly string[], expected: readonly string[]): Promise<void> {
  await world.settle();
  const members = await world.members(key);
  expect(members.filter((id) => among.includes(id))).toEqual([...expected].sort());
  expect(await world.count(key)).toBe(members.length);
}
const transitionsOf = async (key: string): Promise<string[]> =>
  (await world.transitions())
    .filter((line) => line.split(' ')[1] === key)
    .map((line) => line.split(' ').slice(0, 3).join(' '));

describe('time', () => {
  it('S1 an event counts until its window is over to the microsecond', async () => {
    await world.segment('s1', did('S1', { window: { type: 'last', amount: 1, unit: 'hour' } }));
    const end = inMs(HOUR);
    await world.track('s1-a', 'S1');
    await world.advanceTo(end);
    await expectMembers('s1', ['s1-a'], ['s1-a']);
    await world.advanceTo(end.replace('Z', '001Z'));
    await expectMembers('s1', ['s1-a'], []);
  });

  it('S1 a day of the calendar is the workspace’s day', async () => {
    await world.segment('s1-today', did('S1 today', { window: { type: 'calendar', unit: 'day' } }));
    await world.track('s1-b', 'S1 today');
    await world.advanceTo('2026-03-01T22:59:59.999Z');
    await expectMembers('s1-today', ['s1-b'], ['s1-b']);
    await world.advanceTo('2026-03-01T23:00:00.000Z');
    await expectMembers('s1-today', ['s1-b'], []);
    expect((await world.transitions()).at(-1)).toBe('left s1-today s1-b 2026-03-01T23:00:00.000000Z');
  });

  it('S2 time alone lets people in, at the instant', async () => {
    await world.segment('s2', field('s2_ends', 'within_next', { amount: 1, unit: 'day' }));
    const at = inMs(2 * DAY);
    await identify('s2-a', { s2_ends: at });
    await expectMembers('s2', ['s2-a'], []);
    await world.advanceTo(inMs(DAY));
    await expectMembers('s2', ['s2-a'], ['s2-a']);
  });

  it('S3 an event of tomorrow counts from tomorrow, in every window', async () => {
    await world.segment('s3', did('S3', { window: { type: 'last', amount: 7, unit: 'day' } }));
    const at = inMs(HOUR);
    await world.track('s3-a', 'S3', {}, at);
    await expectMembers('s3', ['s3-a'], []);
    await world.advanceTo(at);
    await expectMembers('s3', ['s3-a'], ['s3-a']);
    await expect(world.track('s3-b', 'S3', {}, inMs(DAY + 1))).rejects.toMatchObject({ code: 'timestamp_in_future' });
  });

  it('S4 a late event counts where it belongs', async () => {
    await world.segment('s4', did('S4', { window: { type: 'last', amount: 7, unit: 'day' } }));
    await world.track('s4-in', 'S4', {}, inMs(-6 * DAY));
    await world.track('s4-out', 'S4', {}, inMs(-8 * DAY));
    await expectMembers('s4', ['s4-in', 's4-out'], ['s4-in']);
  });

  it('S5 the same message id twice is one event', async () => {
    await world.segment('s5', did('S5', { count: { operator: 'at_least', value: 2 } }));
    const call = { type: 'track', userId: 's5-a', event: 'S5', messageId: 'same' };
    await world.send(call, call);
    await world.send(call);
    await expectMembers('s5', ['s5-a'], []);
    await world.send({ ...call, messageId: 'other' });
    await expectMembers('s5', ['s5-a'], ['s5-a']);
  });
});

describe('missing, empty, typed', () => {
  it('S6 a condition and its opposite partition the people', async () => {
    await identify('s6-a', { s6: 'x' });
    await identify('s6-b', { s6: 'y' });
    await identify('s6-c');
    await world.segment('s6-is', field('s6', 'is', 'x'));
    await world.segment('s6-is-not', field('s6', 'is_not', 'x'));
    await expectMembers('s6-is', ['s6-a', 's6-b', 's6-c'], ['s6-a']);
    await expectMembers('s6-is-not', ['s6-a', 's6-b', 's6-c'], ['s6-b', 's6-c']);
  });

  it('S7 empty is not set, and clearing a field is news', async () => {
    await world.segment('s7', field('s7', 'is_set'));
    await identify('s7-a', { s7: 'x' });
    await identify('s7-b', { s7: '' });
    await expectMembers('s7', ['s7-a', 's7-b'], ['s7-a']);
    await identify('s7-a', { s7: '' });
    await expectMembers('s7', ['s7-a', 's7-b'], []);
  });

  it('S8 event names are exact, texts are not', async () => {
    await world.segment('s8', did('S8', { where: [{ property: 'plan', operator: 'is', value: 'pro' }] }));
    await world.track('s8-a', 'S8', { plan: ' PRO ' });
    await world.track('s8-b', 's8', { plan: 'pro' });
    await expectMembers('s8', ['s8-a', 's8-b'], ['s8-a']);
  });

  it('S9 the first value declares the type; later ones are made to fit or are missing', async () => {
    await identify('s9-first', { s9: 1 });
    await world.segment('s9', field('s9', 'gte', 42));
    await identify('s9-a', { s9: '42' });
    await identify('s9-b', { s9: 'many' });
    await expectMembers('s9', ['s9-a', 's9-b'], ['s9-a']);
  });

  it('S10 9 is less than 10, and text that is no date never matches', async () => {
    await identify('s10-first', { s10_date: '2001-01-01', s10_number: 1 });
    await world.segment('s10-number', field('s10_number', 'gt', 9));
    await world.segment('s10-date', field('s10_date', 'before', '2026-01-01'));
    await identify('s10-a', { s10_number: 10, s10_date: 'soon' });
    await expectMembers('s10-number', ['s10-a'], ['s10-a']);
    await expectMembers('s10-date', ['s10-a', 's10-first'], ['s10-first']);
  });

  it('S11 patches keep what they do not mention, null clears, dots reach into lists', async () => {
    await world.segment('s11', field('s11.name', 'contains', 'q4'));
    await identify('s11-a', { s11: [{ name: 'Launch' }, { name: 'Q4' }] });
    await identify('s11-a', { other: 1 });
    await expectMembers('s11', ['s11-a'], ['s11-a']);
    await identify('s11-a', { s11: null });
    await expectMembers('s11', ['s11-a'], []);
  });

  it('S12 a dangerous pattern is refused at save', async () => {
    const definition = { version: 1, kind: 'dynamic', condition: field('x', 'matches', '(a+)+$') };
    await expect(createSegment(world.context, { name: 's12', definition })).rejects.toMatchObject({
      code: 'invalid_definition',
    });
  });
});

describe('doing and not doing', () => {
  it('S13 not done includes those who never did, unless they are too new', async () => {
    const window = { type: 'last', amount: 1, unit: 'day' } as const;
    await world.segment('s13', did('S13', { count: never, window }));
    await world.segment('s13-known', did('S13', { count: never, window, known_for_at_least: 'window' }));
    await identify('s13-a');
    await expectMembers('s13', ['s13-a'], ['s13-a']);
    await expectMembers('s13-known', ['s13-a'], []);
    await world.advanceTo(inMs(DAY));
    await expectMembers('s13-known', ['s13-a'], []);
    await world.advanceTo(inMs(1));
    await expectMembers('s13-known', ['s13-a'], ['s13-a']);
  });

  it('S14 filters, count and window speak of the same events', async () => {
    const where = [
      { property: 'a', operator: 'is', value: 1 } as const,
      { property: 'b', operator: 'is', value: 1 } as const,
    ];
    await world.segment('s14', did('S14', { where }));
    await world.track('s14-apart', 'S14', { a: 1 });
    await world.track('s14-apart', 'S14', { b: 1 });
    await world.track('s14-both', 'S14', { a: 1, b: 1 });
    await expectMembers('s14', ['s14-apart', 's14-both'], ['s14-both']);
  });

  it('S15 counts are exact at every size, in real time and when built', async () => {
    const count = { operator: 'exactly', value: 250 } as const;
    await world.segment('s15', did('S15', { count }));
    await world.send(...Array.from({ length: 250 }, () => ({ type: 'track', userId: 's15-a', event: 'S15' })));
    await expectMembers('s15', ['s15-a'], ['s15-a']);
    await world.segment('s15-built', did('S15', { count }));
    await expectMembers('s15-built', ['s15-a'], ['s15-a']);
    await world.track('s15-a', 'S15');
    await expectMembers('s15', ['s15-a'], []);
  });
});

describe('people', () => {
  it('S20 anonymous visitors are members only where the segment says so', async () => {
    const condition = did('S20');
    await world.segment('s20', condition);
    const definition = { version: 1, kind: 'dynamic', include_anonymous: true, condition };
    await createSegment(world.context, { key: 's20-all', name: 's20-all', definition });
    await world.send({ type: 'track', anonymousId: 's20-visitor', event: 'S20' });
    await world.settle();
    expect([await world.count('s20'), await world.count('s20-all')]).toEqual([0, 1]);
  });

  it('S21 history becomes the known person’s, and nothing fires twice', async () => {
    await world.segment('s21', did('S21'));
    await world.send({ type: 'track', anonymousId: 's21-v', event: 'S21' });
    await world.track('s21-a', 'S21');
    await world.settle();
    await world.send({ type: 'identify', userId: 's21-a', anonymousId: 's21-v' });
    await world.send({ type: 'identify', userId: 's21-b', anonymousId: 's21-w' });
    await expectMembers('s21', ['s21-a', 's21-b'], ['s21-a']);
    expect(await transitionsOf('s21')).toEqual(['entered s21 s21-a']);
  });

  it('S22 any current account is enough, none is needed for the opposite', async () => {
    await world.segment('s22', { type: 'field', of: 'account', field: 's22', operator: 'is', value: 'Retail' });
    await world.segment('s22-not', { type: 'field', of: 'account', field: 's22', operator: 'is_not', value: 'Retail' });
    await identify('s22-none');
    await world.send({ type: 'group', userId: 's22-a', groupId: 'one', traits: { s22: 'Games' } });
    await world.send({ type: 'group', userId: 's22-a', groupId: 'two', traits: { s22: 'retail' } });
    await expectMembers('s22', ['s22-a', 's22-none'], ['s22-a']);
    await expectMembers('s22-not', ['s22-a', 's22-none'], ['s22-none']);
    await world.send({ type: 'group', userId: 's22-b', groupId: 'two', traits: { s22: 'Games' } });
    await expectMembers('s22', ['s22-a', 's22-b'], []);
  });

  it('S6 tags: has and has_not follow at once', async () => {
    await identify('tag-a');
    await world.segment('tag-has', { type: 'tag', tag: 'VIP', operator: 'has' });
    await world.segment('tag-has-not', { type: 'tag', tag: 'VIP', operator: 'has_not' });
    await addTags(world.context, { id: 'tag-a', tags: ['VIP'] });
    await expectMembers('tag-has', ['tag-a'], ['tag-a']);
    await expectMembers('tag-has-not', ['tag-a'], []);
    await removeTag(world.context, { id: 'tag-a', tag: 'VIP' });
    await expectMembers('tag-has', ['tag-a'], []);
  });
});

describe('segments among themselves', () => {
  it('S24 a dependent follows at the same instant, and circles are shown', async () => {
    await world.segment('s24', did('S24', { window: { type: 'last', amount: 1, unit: 'hour' } }));
    await world.segment('s24-not', { type: 'segment', segment: 's24', operator: 'not_in' });
    await world.track('s24-a', 'S24');
    await expectMembers('s24-not', ['s24-a'], []);
    await world.advanceTo(inMs(2 * HOUR));
    await expectMembers('s24-not', ['s24-a'], ['s24-a']);
    const lines = (await world.transitions()).filter((line) => line.includes('s24-a'));
    const [left, entered] = [
      lines.find((line) => line.startsWith('left s24 ')),
      lines.findLast((line) => line.startsWith('entered s24-not')),
    ];
    expect(left?.split(' ')[3]).toBe(entered?.split(' ')[3]);
    const definition = {
      version: 1,
      kind: 'dynamic',
      condition: { type: 'segment', segment: 's24-not', operator: 'in' },
    };
    await expect(diffSegment(world.context, { key: 's24', definition })).rejects.toMatchObject({
      code: 'segment_cycle',
    });
  });

  it('S25 entering is an event that conditions can count', async () => {
    await world.segment('s25', did('S25', { window: { type: 'last', amount: 1, unit: 'hour' } }));
    await world.segment(
      's25-twice',
      did('Segment Entered', {
        where: [{ property: 'segment', operator: 'is', value: 's25' }],
        count: { operator: 'at_least', value: 2 },
      }),
    );
    await world.track('s25-a', 'S25');
    await world.settle();
    await world.advanceTo(inMs(2 * HOUR));
    await expectMembers('s25-twice', ['s25-a'], []);
    await world.track('s25-a', 'S25');
    await expectMembers('s25-twice', ['s25-a'], ['s25-a']);
  });

  it('S26 a new segment takes in whom it fits, and that is no transition', async () => {
    await world.track('s26-a', 'S26');
    await world.segment('s26', did('S26'));
    await expectMembers('s26', ['s26-a'], ['s26-a']);
    expect(await transitionsOf('s26')).toEqual([]);
  });

  it('S27 an edit says first whom it brings and takes', async () => {
    await world.track('s27-a', 'S27 old');
    await world.track('s27-b', 'S27 new');
    await world.segment('s27', did('S27 old'));
    const definition = { version: 1, kind: 'dynamic', condition: did('S27 new') };
    expect(await diffSegment(world.context, { key: 's27', definition })).toMatchObject({ entering: 1, leaving: 1 });
  });

  it('S28 a segment in use cannot be deleted', async () => {
    await world.segment('s28', did('S28'));
    await world.segment('s28-user', { type: 'segment', segment: 's28', operator: 'in' });
    await expect(deleteSegment(world.context, { key: 's28' })).rejects.toMatchObject({ code: 'segment_in_use' });
    await deleteSegment(world.context, { key: 's28-user' });
    await deleteSegment(world.context, { key: 's28' });
  });

  it('S29 a static segment does not follow its condition', async () => {
    await createSegment(world.context, {
      key: 's29',
      name: 's29',
      definition: { version: 1, kind: 'static', condition: { type: 'everyone' } },
    });
    await identify('s29-a');
    await expectMembers('s29', ['s29-a'], []);
  });

  it('S30 an empty group is refused', async () => {
    const definition = { version: 1, kind: 'dynamic', condition: { type: 'group', match: 'all', conditions: [] } };
    await expect(previewSegment(world.context, { definition })).rejects.toMatchObject({ code: 'invalid_definition' });
  });
});
