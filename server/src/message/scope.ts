import type { Instant } from '../clock.ts';
import type { Json, JsonObject } from '../event/index.ts';

/** What the words of an email may speak of. */
export interface Scope {
  readonly person: JsonObject;
  readonly event: JsonObject;
  readonly account: JsonObject;
  readonly workspace: { readonly name: string };
}

/** The rows that a scope is made of. */
export interface ScopeInput {
  readonly person: { readonly userId: string | null; readonly email: string | null; readonly fields: JsonObject };
  readonly event: { readonly name: string; readonly occurred_at: Instant; readonly properties: JsonObject } | null;
  readonly account: { readonly key: string; readonly fields: JsonObject } | null;
  readonly workspaceName: string;
}

/**
 * Puts together what an email may speak of. A person has a `first_name` if there is any name at all. The
 * properties of the event stand beside its name: `event.project.name`.
 */
export function toScope({ person, event, account, workspaceName }: ScopeInput): Scope {
  const { fields } = person;
  return {
    person: {
      ...fields,
      email: person.email ?? fields['email'] ?? null,
      user_id: person.userId,
      first_name: firstName(fields),
    },
    event: event ? { name: event.name, occurred_at: event.occurred_at, ...event.properties } : {},
    account: account ? { ...account.fields, id: account.key, name: account.fields['name'] ?? null } : {},
    workspace: { name: workspaceName },
  };
}

function firstName(fields: JsonObject): Json {
  for (const name of ['first_name', 'firstName']) {
    const given = fields[name];
    if (typeof given === 'string' && given.trim() !== '') return given.trim();
  }
  const name = fields['name'];
  return typeof name === 'string' ? (name.trim().split(/\s+/)[0] ?? null) : null;
}
