import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** What a file imports when it runs; types are gone by then. */
function imports(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)';/gm);
  return [...found]
    .map(([, from]) => from ?? '')
    .map((from) => (from.startsWith('.') ? relative(source, resolve(source, dirname(file), from)) : from));
}

/** Everything a door pulls in, packages included. */
function reaches(door: string, seen = new Set<string>()): Set<string> {
  if (seen.has(door)) return seen;
  seen.add(door);
  if (files.includes(door)) for (const next of imports(door)) reaches(next, seen);
  return seen;
}

describe('the package', () => {
  test('the reader of imports reads them', () => {
    expect(imports('segment/schema.ts')).toContain('zod');
    expect(reaches('segment/schema.ts')).toContain('segment/regex/parse.ts');
  });

  test.each(['segment/index.ts', 'flow/index.ts', 'api/index.ts'])(
    '%s does not bring the schema library to the browser',
    (door) => {
      expect([...reaches(door)].filter((name) => !files.includes(name))).toEqual([]);
    },
  );

  test.each(['segment/schema.ts', 'flow/schema.ts'])('%s needs zod and nothing else', (door) => {
    expect([...reaches(door)].filter((name) => !files.includes(name))).toEqual(['zod']);
  });

  test.each(files)('%s knows neither Node, nor the browser, nor the clock, nor chance', (file) => {
    const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(
      /\bprocess\.|\bdocument\.|\bwindow\.\w+\(|\bfetch\(|'node:|Date\.now|new Date\(\)|Math\.random/,
    );
  });
});
