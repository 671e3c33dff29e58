import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { resolvePeople } from './resolve-people.ts';

/**
 * The internal id of the person that a path names: by user id, else by `p_…`. Somebody who was merged resolves to the
 * survivor. Throws `person_not_found`.
 */
export async function getPersonId(ctx: Context, input: { readonly id: string }): Promise<number> {
  const { pool, workspace } = ctx;
  const [personId] = await resolvePeople(pool, workspace.id, [input.id], { byEmail: false });
  if (personId == null) throw new SegueError('person_not_found', { id: input.id });
  return personId;
}
