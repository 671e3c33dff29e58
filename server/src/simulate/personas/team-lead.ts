import { considerPricing, page } from '../acts/browse.ts';
import { configureIntegration, inviteMembers } from '../acts/organise.ts';
import { createProject, createTasks, viewReport, work } from '../acts/projects.ts';
import { jobs } from '../data/titles.ts';
import type { Persona } from './persona.ts';

/** B19: tests for the team, needs proof that the team takes it up. Milestone: a team member invited. */
export const teamLead: Persona = {
  key: 'team_lead',
  share: 0.2,
  conversion: 0.19,
  earlyLeaving: 0.4,
  keepsFree: 0.06,
  rhythms: [['work', 1]],
  jobs: [jobs.projectManager, jobs.teamLead, jobs.agencyDirector, jobs.techLead, jobs.marketingManager, jobs.growth],
  inCompany: 1,
  companySizes: [
    [8, 4],
    [18, 4],
    [45, 2],
  ],
  visitsPerWeek: { trial: 2.7, paying: 1.8 },
  halfLifeDays: 4,
  mailAffinity: 1.1,
  plans: [
    ['starter', 2],
    ['team', 7],
    ['business', 1],
  ],
  leavingReasons: ['The team did not take it up', 'Too expensive', 'Chose another tool'],

  *firstVisit(visit) {
    const { random, keen } = visit;
    yield* createProject(visit);
    if (random.chance(0.8)) yield* createTasks(visit, random.int(1, 4));
    if (random.chance(keen ? 0.7 : 0.3)) yield* inviteMembers(visit, random.int(1, keen ? 4 : 2));
  },

  *visit(visit) {
    const { person, random, keen } = visit;
    if (random.chance(0.12)) yield* createProject(visit);
    yield* work(visit);
    if (person.invited < 8 && random.chance(keen ? 0.3 : 0.1)) yield* inviteMembers(visit, random.int(1, 2));
    if (random.chance(keen ? 0.3 : 0.12)) yield* viewReport(visit);
    if (random.chance(0.05)) yield* configureIntegration(visit, random.chance(0.6));
    if (random.chance(0.1)) yield page(random, '/app/members', 20);
    if (random.chance(keen ? 0.15 : 0.08)) yield* considerPricing(random);
  },
};
