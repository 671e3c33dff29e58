import { considerPricing, explore, hesitate, page } from '../acts/browse.ts';
import { downloadResource } from '../acts/organise.ts';
import { createTasks, viewReport } from '../acts/projects.ts';
import { jobs } from '../data/titles.ts';
import type { Persona } from './persona.ts';

/** B17: signed up to compare tools, barely uses core features. Milestone: the pricing page viewed twice. */
export const evaluator: Persona = {
  key: 'evaluator',
  share: 0.3,
  conversion: 0.04,
  earlyLeaving: 0.5,
  keepsFree: 0.04,
  rhythms: [
    ['work', 9],
    ['personal', 1],
  ],
  jobs: [
    jobs.operations,
    jobs.purchasing,
    jobs.consultant,
    jobs.productManager,
    jobs.chiefTechnology,
    jobs.marketingManager,
  ],
  inCompany: 0.8,
  companySizes: [
    [12, 4],
    [40, 4],
    [160, 2],
  ],
  visitsPerWeek: { trial: 1.8, paying: 1.4 },
  halfLifeDays: 2.5,
  mailAffinity: 0.8,
  plans: [
    ['starter', 4],
    ['team', 5],
    ['business', 1],
  ],
  leavingReasons: ['Chose another tool', 'Missing features', 'Too expensive'],

  *firstVisit(visit) {
    const { random, keen } = visit;
    if (random.chance(0.45)) yield* explore(random, random.between(20, 28));
    else yield* createTasks(visit, random.int(0, keen ? 3 : 1));
    if (random.chance(keen ? 0.9 : 0.55)) yield* considerPricing(random);
  },

  *visit(visit) {
    const { random, keen } = visit;
    if (random.chance(0.12)) yield* hesitate(random);
    else if (random.chance(0.45)) yield* considerPricing(random);
    if (random.chance(0.35)) yield page(random, random.pick(['/compare', '/docs/import', '/features']), 40);
    if (random.chance(0.12)) yield* downloadResource(visit);
    if (random.chance(keen ? 0.7 : 0.2)) yield* createTasks(visit, random.int(1, 2));
    if (random.chance(keen ? 0.4 : 0.1)) yield* viewReport(visit);
  },
};
