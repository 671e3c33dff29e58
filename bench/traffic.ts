import { seededRandom } from './harness.ts';

const NAMES = [
  'Logged in',
  'Logged in',
  'Logged in',
  'Created task',
  'Created task',
  'Completed task',
  'Created project',
  'Viewed report',
  'Invited team member',
];
const PATHS = ['/', '/pricing', '/features', '/app/board', '/docs'];
const PROJECTS = ['Website redesign', 'Q4 planning', 'Launch', 'Hiring'];

/** Calls of the collecting API by random people, as a SaaS of this size would send them; repeatable for a seed. */
export function createTraffic(seed: number, people: number): () => object {
  const random = seededRandom(seed);
  // In a kept world the same message ids a second time would be duplicates, which cost next to nothing.
  const run = Date.now();
  const pick = <Item>(list: readonly Item[]): Item | undefined => list[Math.floor(random() * list.length)];
  return () => {
    const common = {
      userId: `u${1 + Math.floor(random() * people)}`,
      messageId: `bench-${run}-${seed}-${random()}-${random()}`,
      timestamp: new Date().toISOString(),
    };
    if (random() < 0.25) {
      const path = pick(PATHS);
      return { type: 'page', ...common, properties: { url: `https://tasklane.test${path}`, path } };
    }
    const properties = { project: { name: pick(PROJECTS) }, minutes: Math.floor(random() * 120) };
    return { type: 'track', ...common, event: pick(NAMES), properties };
  };
}
