import type { Json, Micros, OracleAccount, OraclePerson, OracleWorld, PersonState } from './world.ts';

type Known = Omit<PersonState, 'atMicros'>;

const nothing: Known = { fields: {}, tags: new Set(), accounts: new Set() };

/** The entry that counted at an instant: of several at one instant, the last that was made. */
function entryAt<Entry extends { readonly atMicros: Micros }>(
  history: readonly Entry[],
  atMicros: Micros,
): Entry | undefined {
  return history.findLast((entry) => entry.atMicros <= atMicros);
}

/** A history with one more entry at its end; what was so for less than a microsecond was not so at any instant. */
export function withState(history: readonly PersonState[], state: PersonState): readonly PersonState[] {
  return [...history.filter(({ atMicros }) => atMicros !== state.atMicros), state];
}

/** What both say of themselves: the one who stays wins, the other fills the gaps. */
export function mergedState(from: Known, into: Known): Known {
  return {
    fields: { ...from.fields, ...into.fields },
    tags: new Set([...from.tags, ...into.tags]),
    accounts: new Set([...from.accounts, ...into.accounts]),
  };
}

/**
 * S21: the history of fields and tags is that of the one who stays. What the other one brings counts as having been so
 * whenever the one who stays did not have it otherwise afterwards; who belonged to which account has its own time.
 */
export function mergedHistory(from: Histories, into: Histories): readonly PersonState[] {
  const instants = [...new Set([...from.history, ...into.history].map(({ atMicros }) => atMicros))].sort(
    (a, b) => a - b,
  );
  const now = mergedState(from, into);
  return instants.map((atMicros) => {
    const own = stateAt(into.history, atMicros);
    const after = into.history.filter((state) => state.atMicros > atMicros);
    const fields: Record<string, Json> = { ...now.fields };
    for (const name of changedNames([own, ...after])) {
      const value = own.fields[name];
      if (value === undefined) delete fields[name];
      else fields[name] = value;
    }
    const tags = after.some((state) => !sameTags(state.tags, own.tags)) ? own.tags : now.tags;
    const accounts = new Set([...stateAt(from.history, atMicros).accounts, ...own.accounts]);
    return { atMicros, fields, tags, accounts };
  });
}

interface Histories extends Known {
  readonly history: readonly PersonState[];
}

/** Fields that some state has otherwise than the one before it. */
function changedNames(states: readonly Known[]): Set<string> {
  const names = new Set<string>();
  states.forEach((state, index) => {
    const before = states[index - 1];
    if (before === undefined) return;
    for (const name of [...Object.keys(before.fields), ...Object.keys(state.fields)])
      if (JSON.stringify(before.fields[name]) !== JSON.stringify(state.fields[name])) names.add(name);
  });
  return names;
}

const sameTags = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  left.size === right.size && [...left].every((tag) => right.has(tag));

/** What came first counts as having been so before, except to which accounts somebody belonged. */
function stateAt(history: readonly PersonState[], atMicros: Micros): Known {
  const [first] = history;
  return entryAt(history, atMicros) ?? (first ? { ...first, accounts: new Set() } : nothing);
}

/** The person as of an instant: fields, tags and accounts of then. Events keep their own time. */
export function personAt(person: OraclePerson, atMicros: Micros): OraclePerson {
  const { fields, tags, accounts } = stateAt(person.history, atMicros);
  return { ...person, fields, tags, accounts };
}

/** What conditions on this one person read of the world, as of an instant. */
export function worldAt(world: OracleWorld, personThen: OraclePerson, atMicros: Micros): OracleWorld {
  const accounts = new Map<string, OracleAccount>();
  for (const [key, account] of world.accounts) {
    accounts.set(key, { ...account, fields: (entryAt(account.history, atMicros) ?? account.history[0])?.fields ?? {} });
  }
  const { revision, timezone, weekStart, fieldTypes, segments } = world;
  return {
    revision,
    timezone,
    weekStart,
    fieldTypes,
    segments,
    people: new Map([[personThen.id, personThen]]),
    accounts,
  };
}
