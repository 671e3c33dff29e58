import { page } from '../acts/browse.ts';
import { work } from '../acts/projects.ts';
import { jobs } from '../data/titles.ts';
import type { Persona } from './persona.ts';

/** Somebody who was invited: no trial of their own, works as long as the team is there. */
export const member: Persona = {
  key: 'member',
  share: 0,
  conversion: 0,
  earlyLeaving: 0,
  keepsFree: 0,
  rhythms: [['work', 1]],
  jobs: [
    jobs.designer,
    jobs.developer,
    jobs.copywriter,
    jobs.support,
    jobs.accountant,
    jobs.productManager,
    jobs.marketingManager,
  ],
  inCompany: 1,
  companySizes: [],
  visitsPerWeek: { trial: 0.55, paying: 0.4 },
  halfLifeDays: 10,
  mailAffinity: 0.7,
  plans: [],
  leavingReasons: [],

  *firstVisit(visit) {
    yield page(visit.random, '/app/board', 15);
    if (visit.random.chance(0.6)) yield* work(visit);
  },

  *visit(visit) {
    if (visit.random.chance(0.3)) yield page(visit.random, '/app/timeline', 25);
    yield* work(visit);
  },
};
