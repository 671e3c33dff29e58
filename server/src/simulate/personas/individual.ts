import { considerPricing, explore, page } from '../acts/browse.ts';
import { createProject, createTasks, work } from '../acts/projects.ts';
import { jobs } from '../data/titles.ts';
import type { Persona } from './persona.ts';

/** B18: personal productivity, often without a budget. Milestone: the first project created. */
export const individual: Persona = {
  key: 'individual',
  share: 0.25,
  conversion: 0.08,
  earlyLeaving: 0.5,
  keepsFree: 0.28,
  rhythms: [
    ['personal', 7],
    ['work', 3],
  ],
  jobs: [
    jobs.freelanceDesigner,
    jobs.copywriter,
    jobs.student,
    jobs.teacher,
    jobs.consultant,
    jobs.accountant,
    jobs.support,
  ],
  inCompany: 0.2,
  companySizes: [
    [3, 6],
    [12, 3],
    [60, 1],
  ],
  visitsPerWeek: { trial: 2.6, paying: 1.8 },
  halfLifeDays: 4,
  mailAffinity: 1,
  plans: [
    ['starter', 9],
    ['team', 1],
  ],
  leavingReasons: ['Too expensive', 'No longer needed', 'Free plan is enough'],

  *firstVisit(visit) {
    const { random, keen } = visit;
    if (!random.chance(keen ? 0.95 : 0.6)) return yield* explore(random, random.between(4, 24));
    yield* createProject(visit);
    // Some stop here: the project without tasks of B29.
    if (random.chance(keen ? 0.9 : 0.6)) yield* createTasks(visit, random.int(1, 4));
  },

  *visit(visit) {
    const { person, random, keen } = visit;
    const undecided = person.projects.length === 0 && !random.chance(keen ? 0.8 : 0.2);
    if (undecided) return yield* explore(random, random.between(2, 8));
    if (random.chance(0.15)) yield* createProject(visit);
    yield* work(visit);
    if (random.chance(keen ? 0.16 : 0.08)) yield* considerPricing(random);
    if (random.chance(0.08)) yield page(random, '/app/templates', 30);
  },
};
