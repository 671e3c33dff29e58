import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { describeDefinition, operatorInfo, segmentLimits } from '../src/segment/index.ts';
import type { SegmentDefinition } from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';

const doc = readFileSync(new URL('../../docs/reference/segment-language.md', import.meta.url), 'utf8');
const examples = [...doc.matchAll(/^```json ?(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}));

const conditionTypes =
  'group field tag event page email segment members score form consent sequence trend lasting regular everyone'.split(
    ' ',
  );

const event = { type: 'event', event: 'A' };

/** What an example must be put into to become a whole definition. */
const wraps: Readonly<Record<string, (example: unknown) => unknown>> = {
  definition: (example) => example,
  condition: (condition) => ({ version: 1, kind: 'dynamic', condition }),
  accounts: (condition) => ({ version: 1, kind: 'dynamic', of: 'account', condition }),
  window: (window) => ({ version: 1, kind: 'dynamic', condition: { ...event, window } }),
  count: (count) => ({ version: 1, kind: 'dynamic', condition: { ...event, count } }),
  filter: (filter) => ({ version: 1, kind: 'dynamic', condition: { ...event, where: [filter] } }),
};

describe('docs/reference/segment-language.md', () => {
  test.each(examples)('the $kind example is accepted: $text', ({ kind, text }) => {
    const definition = wraps[kind]?.(JSON.parse(text));
    expect(parseSegmentDefinition(definition)).toEqual({ ok: true, definition });
  });

  test('the first example reads back as the sentence below it', () => {
    const definition = JSON.parse(examples[0]?.text ?? '') as SegmentDefinition;
    const sentence = /reads back as [*_]([^*_]+)[*_]/.exec(doc)?.[1]?.replace(/\s+/g, ' ');
    expect(describeDefinition(definition, 'en')).toBe(sentence);
  });

  test('every rule from S1 to S30 is there, once and in order', () => {
    const rules = [...doc.matchAll(/^- \*\*(S\d+)\*\*/gm)].map(([, rule]) => rule);
    expect(rules).toEqual(Array.from({ length: 30 }, (_, index) => `S${index + 1}`));
  });

  test.each(conditionTypes)('the condition %s has a section with an example', (type) => {
    const section = new RegExp(`^### ${type}\\n[\\s\\S]*?(?=^##|\\n*$(?![\\s\\S]))`, 'm').exec(doc)?.[0];
    expect(section).toContain(`"type": "${type}"`);
  });

  test.each(Object.keys(operatorInfo))('the operator %s is listed', (operator) => {
    expect(doc).toContain(`\`${operator}\``);
  });

  test.each(['ever', 'last', 'ago', 'between', 'since', 'until', 'calendar', 'after_field', 'session'])(
    'the window %s has an example',
    (type) => {
      const types = examples
        .filter(({ kind }) => kind === 'window')
        .map(({ text }) => (JSON.parse(text) as { type: string }).type);
      expect(types).toContain(type);
    },
  );

  test.each([
    segmentLimits.conditionsMax,
    segmentLimits.depthMax,
    segmentLimits.listValuesMax,
    segmentLimits.emailsMax,
    segmentLimits.filtersMax,
    segmentLimits.sequenceStepsMax,
    segmentLimits.periodsMax,
    segmentLimits.countMax,
    segmentLimits.windowMaxDays,
    segmentLimits.valueSpanMaxDays,
    segmentLimits.nameLengthMax,
    segmentLimits.keyLengthMax,
    segmentLimits.textLengthMax,
    segmentLimits.regexLengthMax,
    segmentLimits.regexExpandedMax,
    segmentLimits.regexRepeatMax,
  ])('the limit %d is stated', (limit) => {
    expect(doc).toMatch(new RegExp(`\\b${limit.toLocaleString('en')}\\b`));
  });
});
