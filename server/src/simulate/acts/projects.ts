import { projectIdeas } from '../data/projects.ts';
import type { Visit } from '../personas/persona.ts';
import type { Project } from '../person.ts';
import { shortHash } from '../random.ts';
import type { Script } from '../script.ts';
import { track } from '../script.ts';
import { page, pause } from './browse.ts';

/** Kept per person; older projects are forgotten. */
const PROJECTS_MAX = 6;
const OPEN_TASKS_MAX = 12;

/** Creates a project, with or without a template. */
export function* createProject({ person, random }: Visit): Script {
  const idea = random.pick(projectIdeas[person.place.language]);
  const project: Project = {
    id: `p_${shortHash(`${person.userId} ${person.messages} ${idea.name}`, 8)}`,
    name: idea.name,
    ideas: [...idea.tasks],
    openTasks: [],
  };
  yield page(random, '/app/projects', 15);
  yield track(pause(random, 40), 'Created project', {
    project: { id: project.id, name: project.name },
    template: random.chance(0.35),
  });
  person.projects.push(project);
  if (person.projects.length > PROJECTS_MAX) person.projects.shift();
}

/** Adds tasks to the newest project; makes one first if there is none. */
export function* createTasks(visit: Visit, count: number): Script {
  const { person, random } = visit;
  if (person.projects.length === 0) yield* createProject(visit);
  const project = person.projects.at(-1);
  if (!project) return;
  for (let i = 0; i < count; i += 1) {
    const name = project.ideas.shift() ?? `${project.name} #${person.messages}`;
    yield track(pause(random, 25), 'Created task', {
      project: { id: project.id, name: project.name },
      task: { name, has_due_date: random.chance(0.5), assignee: random.chance(0.4) ? 'other' : 'self' },
    });
    project.openTasks.push(name);
    if (project.openTasks.length > OPEN_TASKS_MAX) project.openTasks.shift();
  }
}

/** Ticks off up to `count` open tasks. */
function* completeTasks({ person, random }: Visit, count: number): Script {
  const project = person.projects.findLast((candidate) => candidate.openTasks.length > 0);
  if (!project) return;
  yield page(random, '/app/board', 12);
  for (let i = 0; i < count; i += 1) {
    const name = project.openTasks.shift();
    if (name === undefined) return;
    yield track(pause(random, 30), 'Completed task', {
      project: { id: project.id, name: project.name },
      task: { name },
    });
  }
}

export function* viewReport({ random }: Visit): Script {
  yield page(random, '/app/reports', 20);
  const report = random.pick(['Workload', 'Burn-down', 'Overdue tasks', 'Time per project']);
  yield track(pause(random, 10), 'Viewed report', { report });
}

/** An ordinary day's work: some tasks added, some done. */
export function* work(visit: Visit): Script {
  const { random } = visit;
  if (random.chance(0.7)) yield* createTasks(visit, random.int(1, 2));
  if (random.chance(0.6)) yield* completeTasks(visit, random.int(1, 2));
}
