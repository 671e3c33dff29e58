import type { FastifyRequest } from 'fastify';
import { noteUse } from '../segment/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';

/** Notes that a program reads a segment. Somebody who looks at it in the browser makes no use of it by that. */
export async function noteApiRead(request: FastifyRequest, deps: HttpDeps, key: string): Promise<void> {
  if (request.headers.authorization === undefined) return;
  const { pool, workspace, clock } = contextOf(request, deps);
  await noteUse(pool, workspace.id, [key], 'api', clock.now());
}

/** Notes that the people of a segment were taken out as a file. */
export async function noteExport(request: FastifyRequest, deps: HttpDeps, key: string): Promise<void> {
  const { pool, workspace, clock } = contextOf(request, deps);
  await noteUse(pool, workspace.id, [key], 'export', clock.now());
}
