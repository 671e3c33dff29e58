import { considerPricing, page } from '../acts/browse.ts';
import { configureIntegration, inviteMembers, useAdvancedFeature } from '../acts/organise.ts';
import { createProject, createTasks, viewReport, work } from '../acts/projects.ts';
import { jobs } from '../data/titles.ts';
import type { Persona } from './persona.ts';

/** B21: a power user from day one who needs advanced features. Milestone: an advanced feature used. */
export const enthusiast: Persona = {
  key: 'enthusiast',
  share: 0.15,
  conversion: 0.2,
  earlyLeaving: 0.36,
  keepsFree: 0.12,
  rhythms: [
    ['work', 5],
    ['personal', 5],
  ],
  jobs: [jobs.founder, jobs.chiefExecutive, jobs.developer, jobs.chiefTechnology, jobs.productManager, jobs.designer],
  inCompany: 0.65,
  companySizes: [
    [4, 5],
    [12, 4],
    [35, 1],
  ],
  visitsPerWeek: { trial: 3.2, paying: 2 },
  halfLifeDays: 5,
  mailAffinity: 1.35,
  plans: [
    ['starter', 3],
    ['team', 4],
    ['business', 3],
  ],
  leavingReasons: ['Missing features', 'Limits of the API', 'Company closed'],

  *firstVisit(visit) {
    const { random, keen } = visit;
    yield* createProject(visit);
    yield* createTasks(visit, random.int(2, 5));
    if (random.chance(keen ? 0.85 : 0.4)) yield* useAdvancedFeature(visit);
    if (random.chance(0.25)) yield page(random, '/docs/api', 40);
  },

  *visit(visit) {
    const { person, random, keen } = visit;
    if (random.chance(0.2)) yield* createProject(visit);
    yield* work(visit);
    if (random.chance(keen ? 0.5 : 0.22)) yield* useAdvancedFeature(visit);
    if (random.chance(0.25)) yield* viewReport(visit);
    if (person.integrations.length < 3 && random.chance(0.1)) yield* configureIntegration(visit, random.chance(0.7));
    if (person.company && person.invited < 5 && random.chance(0.06)) yield* inviteMembers(visit, 1);
    if (random.chance(keen ? 0.14 : 0.07)) yield* considerPricing(random);
  },
};
