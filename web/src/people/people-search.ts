import type { PeopleSort } from '../api/people.ts';

/** What the address of the people table holds, so that a view can be shared and is there after a reload. */
export interface PeopleSearch {
  q?: string;
  segment?: string;
  /** Names of the fields shown as columns. */
  fields?: string[];
  sort?: PeopleSort;
  anonymous?: boolean;
}

/** What the address of one person holds. */
export interface PersonSearch {
  /** Key of the segment whose membership is explained. */
  why?: string;
  /** Id of an event to show in the timeline. */
  event?: string;
}

const SORTS: readonly PeopleSort[] = ['last_seen', 'first_seen', 'name'];
/** More columns than this cannot be read side by side. */
export const FIELDS_MAX = 12;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the address of one person. A key made of digits comes as a number. */
export function parsePersonSearch(raw: Record<string, unknown>): PersonSearch {
  const why = typeof raw.why === 'number' ? String(raw.why) : text(raw.why);
  const event = text(raw.event);
  return { ...(why === undefined ? {} : { why }), ...(event === undefined ? {} : { event }) };
}

/** Reads the address; what is not understood is left out. */
export function parsePeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const search: PeopleSearch = {};
  const q = typeof raw.q === 'number' ? String(raw.q) : text(raw.q);
  const segment = text(raw.segment);
  const sort = SORTS.find((name) => name === raw.sort);
  if (q !== undefined) search.q = q;
  if (segment !== undefined) search.segment = segment;
  if (Array.isArray(raw.fields))
    search.fields = raw.fields.filter((name): name is string => typeof name === 'string').slice(0, FIELDS_MAX);
  if (sort !== undefined) search.sort = sort;
  if (raw.anonymous === true) search.anonymous = true;
  return search;
}
