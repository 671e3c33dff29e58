import { considerPricing, page } from '../acts/browse.ts';
import { changePermissions, configureIntegration, inviteMembers } from '../acts/organise.ts';
import { createProject, viewReport } from '../acts/projects.ts';
import { jobs } from '../data/titles.ts';
import type { Persona } from './persona.ts';

/** B20: sets up for the organisation, integrations and permissions. Milestone: an integration configured. */
export const administrator: Persona = {
  key: 'administrator',
  share: 0.1,
  conversion: 0.2,
  earlyLeaving: 0.3,
  keepsFree: 0.02,
  rhythms: [['work', 1]],
  jobs: [jobs.itManager, jobs.systemAdministrator, jobs.devOps, jobs.officeManager, jobs.operations],
  inCompany: 1,
  companySizes: [
    [25, 3],
    [70, 4],
    [240, 3],
  ],
  visitsPerWeek: { trial: 2.6, paying: 1.6 },
  halfLifeDays: 4,
  mailAffinity: 0.9,
  plans: [
    ['team', 4],
    ['business', 6],
  ],
  leavingReasons: ['Security requirements', 'Missing integration', 'Chose another tool'],

  *firstVisit(visit) {
    const { random, keen } = visit;
    yield page(random, '/app/settings', 25);
    if (random.chance(0.6)) yield* changePermissions(visit);
    if (random.chance(0.7)) yield* configureIntegration(visit, random.chance(keen ? 0.85 : 0.35));
    if (random.chance(0.3)) yield* createProject(visit);
  },

  *visit(visit) {
    const { person, random, keen } = visit;
    if (random.chance(0.4)) yield page(random, random.pick(['/docs/permissions', '/docs/api', '/docs']), 60);
    if (random.chance(0.35)) yield* changePermissions(visit);
    if (person.integrations.length < 4 && random.chance(0.35)) {
      yield* configureIntegration(visit, random.chance(keen ? 0.8 : 0.3));
    }
    if (person.invited < 12 && random.chance(keen ? 0.35 : 0.12)) yield* inviteMembers(visit, random.int(1, 3));
    if (random.chance(0.15)) yield* viewReport(visit);
    if (random.chance(keen ? 0.15 : 0.08)) yield* considerPricing(random);
  },
};
