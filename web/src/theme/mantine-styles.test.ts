/** The style sheets of Mantine are imported one by one; a component whose own is missing would stand there naked. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');
const core = join(src, '../../node_modules/@mantine/core');
const all = readFileSync(join(core, 'styles.css'), 'utf8');

/** Names of the components that any of our files imports from Mantine. */
function usedComponents(): Set<string> {
  const sources = globSync('**/*.{ts,tsx}', { cwd: src }).map((file) => readFileSync(join(src, file), 'utf8'));
  const imports = sources.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)]);
  const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  // The jump box and the notifications are built of these.
  return new Set([...names, 'Modal', 'Notification', 'Popover', 'Portal'].filter((name) => /^[A-Z]/u.test(name)));
}

/** The style sheets that a file of Mantine needs, itself and through what it imports. */
function stylesOf(file: string, seen: Set<string>): string[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/from "(\.[^"]+)"/gu)].map(([, path = '']) => join(dirname(file), path));
  const own = /([A-Za-z]+)\.module\.mjs$/u.exec(file)?.[1];
  return [...(own === undefined ? [] : [own]), ...imported.flatMap((next) => stylesOf(next, seen))];
}

test('every component that is used brings its style sheet, and no other is loaded, in the order that Mantine wants', () => {
  const seen = new Set<string>();
  const roots = [...usedComponents()].flatMap((name) => globSync(`esm/components/**/${name}.mjs`, { cwd: core }));
  const needed = [...new Set(roots.flatMap((file) => stylesOf(join(core, file), seen)))]
    .filter((name) => existsSync(join(core, 'styles', `${name}.css`)))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  const listed = [
    ...readFileSync(join(import.meta.dirname, 'mantine-styles.ts'), 'utf8').matchAll(/styles\/([A-Z]\w+)\.css/gu),
  ];
  expect(listed.map(([, name]) => name)).toEqual(needed);
});

const placeOf = (name: string): number => all.indexOf(readFileSync(join(core, 'styles', `${name}.css`), 'utf8').trim());
