import type { JsonObject } from '@segue/sdk/node';
import type { Visitor } from '../person.ts';
import type { Random } from '../random.ts';
import type { Beat, Script } from '../script.ts';
import { track } from '../script.ts';
import { MINUTE_MS, SECOND_MS } from '../time.ts';

/** Planfinch, an invented name: the product whose life is simulated, project management for small teams (B15). */
export const SITE = 'https://planfinch.test';

const TITLES: Record<string, string> = {
  '/': 'Project management for small teams',
  '/pricing': 'Pricing',
  '/demo': 'Watch the demo',
  '/features': 'Features',
  '/compare': 'How we compare',
  '/stories/northgate': 'How Northgate ships twice as often',
  '/docs': 'Documentation',
  '/docs/api': 'API reference',
  '/docs/permissions': 'Roles and permissions',
  '/docs/import': 'Import from other tools',
  '/blog/plan-a-quarter': 'How to plan a quarter in an afternoon',
  '/blog/fewer-meetings': 'Fewer meetings, better plans',
  '/blog/small-teams': 'What small teams do differently',
  '/signup': 'Start your free trial',
  '/app': 'Home',
  '/app/projects': 'Projects',
  '/app/board': 'Board',
  '/app/timeline': 'Timeline',
  '/app/reports': 'Reports',
  '/app/members': 'Members',
  '/app/integrations': 'Integrations',
  '/app/settings': 'Settings',
  '/app/billing': 'Billing',
  '/app/templates': 'Templates',
};

const REFERRERS = ['https://search.example.com/', 'https://news.example.org/', 'https://reviews.example.net/tools', ''];
const READING = [
  '/features',
  '/stories/northgate',
  '/docs',
  '/blog/plan-a-quarter',
  '/blog/fewer-meetings',
  '/blog/small-teams',
];
const APP_PAGES = ['/app/projects', '/app/board', '/app/timeline', '/app/reports', '/app/members', '/app/templates'];

/** How long somebody takes before the next thing, milliseconds. */
export function pause(random: Random, medianSeconds: number): number {
  return Math.round(Math.min(random.logNormal(medianSeconds * SECOND_MS, 0.8), 25 * MINUTE_MS));
}

/** A page visit after a pause. `more` adds properties such as the referrer. */
export function page(random: Random, path: string, medianSeconds = 22, more: JsonObject = {}): Beat {
  const [pathname = path, search] = path.split('?');
  const title = TITLES[pathname] ?? pathname;
  const properties = {
    url: `${SITE}${path}`,
    path: pathname,
    title,
    ...(search ? { search: `?${search}` } : {}),
    ...more,
  };
  return { afterMs: pause(random, medianSeconds), say: () => ({ type: 'page', name: title, properties }) };
}

/** Looks around on the public site; where it begins tells where they came from. */
export function* research({ random }: Visitor, options: { readonly pricing: number }): Script {
  const landing = random.weighted([
    ['/', 6],
    ['/features', 1],
    [random.pick(['/blog/plan-a-quarter', '/blog/fewer-meetings', '/blog/small-teams']), 3],
    ['/compare', 1],
  ]);
  yield page(random, landing, 1, { referrer: random.pick(REFERRERS) });
  const pages = random.int(0, 2);
  for (let i = 0; i < pages; i += 1) yield page(random, random.pick(READING), 40);
  if (random.chance(options.pricing)) yield page(random, '/pricing', 30);
  if (random.chance(0.12)) {
    yield page(random, '/demo', 30);
    if (random.chance(0.5)) yield track(pause(random, 150), 'Watched demo', { seconds: random.int(40, 240) });
  }
}

/** Comes to look at prices, perhaps with a second thought. */
export function* considerPricing(random: Random): Script {
  yield page(random, '/pricing', 35);
  if (random.chance(0.35)) yield page(random, '/compare', 50);
  if (random.chance(0.3)) yield page(random, '/pricing?interval=yearly', 40);
}

/** Cannot decide: comes back to the prices again and again within one visit (A30). */
export function* hesitate(random: Random): Script {
  yield page(random, '/pricing', 20);
  yield page(random, '/features', 40);
  yield page(random, '/pricing', 40);
  yield page(random, '/compare', 45);
  yield page(random, '/pricing', 50);
}

const DEVICES = [
  ['desktop', 8],
  ['mobile', 2],
] as const;

export function* logIn(random: Random): Script {
  const method = random.weighted([
    ['password', 6],
    ['google', 3],
    ['sso', 1],
  ]);
  yield track(pause(random, 4), 'Logged in', { method, device: random.weighted(DEVICES) });
  yield page(random, '/app', 2);
}

/** Wanders through the application for `minutes` without doing anything (B27). */
export function* explore(random: Random, minutes: number): Script {
  for (let spentMs = 0; spentMs < minutes * MINUTE_MS;) {
    const step = page(random, random.pick([...APP_PAGES, '/app/settings', '/features']), 150);
    spentMs += step.afterMs;
    yield step;
  }
}
