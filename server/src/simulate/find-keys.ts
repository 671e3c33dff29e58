import type { Session } from '@segue/shared/api';

/**
 * The keys of a Segue that shows them to this machine, as a fresh one does. Throws with a sentence that says
 * where else to find them.
 */
export async function findKeys(host: string): Promise<{ readonly writeKey: string; readonly secretKey: string }> {
  const address = `${host.replace(/\/+$/, '')}/api/v1/session`;
  const response = await fetch(address).catch((cause: unknown) => {
    throw new Error(`Segue does not answer at ${host}. Start it with npm start, or name another --host.`, { cause });
  });
  const session = (await response.json().catch(() => ({}))) as Partial<Session>;
  const { workspace } = session;
  if (!workspace) {
    throw new Error(`${host} does not show its keys. Copy them from its settings into --write-key and --secret-key.`);
  }
  return { writeKey: workspace.write_key, secretKey: workspace.secret_key };
}
