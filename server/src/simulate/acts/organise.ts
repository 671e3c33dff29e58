import type { Visit } from '../personas/persona.ts';
import type { Script } from '../script.ts';
import { track } from '../script.ts';
import { page, pause } from './browse.ts';

const INTEGRATIONS = ['Slack', 'Google Calendar', 'GitHub', 'Google Drive', 'Outlook', 'Zapier'];
const ADVANCED_FEATURES = ['Automations', 'Custom fields', 'Gantt view', 'Time tracking', 'API', 'Recurring tasks'];

/** Invites colleagues; whether they come is decided by life/member.ts. */
export function* inviteMembers({ person, random }: Visit, count: number): Script {
  yield page(random, '/app/members', 20);
  for (let i = 0; i < count; i += 1) {
    const role = random.weighted([
      ['editor', 7],
      ['viewer', 2],
      ['admin', 1],
    ]);
    yield track(pause(random, 25), 'Invited team member', { role, invited_so_far: person.invited + 1 });
    person.invited += 1;
    person.invitations += 1;
  }
}

/** Sets up an integration; `finishes` false leaves it half done. */
export function* configureIntegration({ person, random }: Visit, finishes: boolean): Script {
  yield page(random, '/app/integrations', 20);
  const integration = random.pick(INTEGRATIONS.filter((name) => !person.integrations.includes(name)).concat('Webhook'));
  yield track(pause(random, 30), 'Started integration set-up', { integration });
  if (!finishes) return;
  yield track(pause(random, 90), 'Configured integration', { integration });
  if (!person.integrations.includes(integration)) person.integrations.push(integration);
}

export function* changePermissions({ random }: Visit): Script {
  yield page(random, '/app/settings', 20);
  yield track(pause(random, 40), 'Changed permissions', {
    role: random.pick(['editor', 'viewer', 'guest']),
    permission: random.pick(['delete_projects', 'invite_members', 'see_reports', 'export_data']),
    allowed: random.chance(0.5),
  });
}

export function* useAdvancedFeature({ random }: Visit): Script {
  const feature = random.pick(ADVANCED_FEATURES);
  yield page(random, feature === 'API' ? '/docs/api' : '/app/timeline', 20);
  yield track(pause(random, 50), 'Used advanced feature', { feature });
}

/** Reads a case, or takes the guide with them: a key resource (A19). */
export function* downloadResource({ random }: Visit): Script {
  yield page(random, '/stories/northgate', 30);
  const resource = random.pick([
    'Guide: planning for small teams',
    'Checklist: moving from spreadsheets',
    'Security white paper',
  ]);
  yield track(pause(random, 60), 'Downloaded resource', { resource });
}
