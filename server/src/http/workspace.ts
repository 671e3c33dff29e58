import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { fromMicros, toMicros } from '../clock.ts';
import { rebuildSegments } from '../segment/index.ts';
import { assertClockMayMove, getSettings, getSetup, startSetup, updateWorkspace } from '../workspace/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { replies } from './schemas/common.ts';
import { clockSchema, setupSchema, workspacePatch, workspaceSchema } from './schemas/workspace.ts';

const EARLIEST = '2000-01-01T00:00:00Z';
const LATEST = '2200-01-01T00:00:00Z';

const clockBody = z.strictObject({
  now: z.iso
    .datetime({ offset: true, error: 'must be ISO 8601 with a time zone, for example 2026-03-01T00:00:00Z' })
    .refine((text) => Date.parse(text) >= Date.parse(EARLIEST) && Date.parse(text) <= Date.parse(LATEST), {
      error: 'must lie between the years 2000 and 2200',
    }),
});

/** The workspace itself, its first run, and its clock. */
export async function workspaceRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const tags = ['workspace'];

  typed.patch(
    '/workspace',
    {
      schema: {
        tags,
        summary: 'Changes the workspace: name, time zone, week start, language, owner, how segments are named',
        body: workspacePatch,
        response: replies(workspaceSchema),
      },
    },
    async (request) => {
      const { name, timezone, week_start: weekStart, language, owner_email: ownerEmail, naming } = request.body;
      const before = contextOf(request, deps);
      const workspace = await updateWorkspace(before, { name, timezone, weekStart, language, ownerEmail, naming });
      await deps.workspaces.reload();
      // The same words mean other instants in another zone: every segment is looked at anew.
      if (workspace.timezone !== before.workspace.timezone || workspace.weekStart !== before.workspace.weekStart) {
        await rebuildSegments({ ...before, workspace });
      }
      const settings = await getSettings(before);
      return {
        name: workspace.name,
        timezone: workspace.timezone,
        week_start: workspace.weekStart,
        language: settings.language,
        owner_email: settings.ownerEmail,
        naming: settings.naming,
      };
    },
  );

  typed.get(
    '/setup',
    { schema: { tags, summary: 'How far the first run is', response: replies(setupSchema) } },
    (request) => getSetup(contextOf(request, deps)),
  );

  typed.post(
    '/setup',
    {
      schema: {
        tags,
        summary: 'Starts the workspace: with the demo company in it, or empty',
        body: z.strictObject({ mode: z.enum(['demo', 'empty']) }),
        response: replies(setupSchema),
      },
    },
    (request) => startSetup(contextOf(request, deps), request.body, deps.loadDemo),
  );

  typed.post(
    '/clock',
    {
      schema: {
        tags,
        summary: 'Moves the simulated clock; everything due in between happens before it answers',
        body: clockBody,
        response: replies(clockSchema),
      },
    },
    async (request) => {
      const to = fromMicros(toMicros(request.body.now));
      await assertClockMayMove(contextOf(request, deps), to);
      await deps.time.advanceTo(to);
      return { mode: deps.clock.mode, now: deps.clock.now() };
    },
  );

  typed.post(
    '/settle',
    { schema: { tags, summary: 'Answers when nothing is pending', response: replies(clockSchema) } },
    async () => {
      await deps.time.settle();
      return { mode: deps.clock.mode, now: deps.clock.now() };
    },
  );
}
