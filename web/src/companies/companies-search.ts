import type { AccountSort } from '../api/accounts.ts';

/** What the address of the table of companies holds. */
export interface CompaniesSearch {
  q?: string;
  /** Key of a segment of companies. */
  segment?: string;
  fields?: string[];
  sort?: AccountSort;
  order?: 'asc' | 'desc';
}

/** More columns than this cannot be read side by side. */
export const COLUMNS_MAX = 8;
const SORT = /^(?:members|name|first_seen|last_seen|field\..{1,200})$/su;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Reads the address; what is not understood is left out. */
export function parseCompaniesSearch(raw: Record<string, unknown>): CompaniesSearch {
  const search: CompaniesSearch = {};
  const [q, segment] = [text(raw.q), text(raw.segment)];
  if (q !== undefined) search.q = q;
  if (segment !== undefined) search.segment = segment;
  if (Array.isArray(raw.fields))
    search.fields = raw.fields.filter((name): name is string => typeof name === 'string').slice(0, COLUMNS_MAX);
  if (typeof raw.sort === 'string' && SORT.test(raw.sort)) search.sort = raw.sort as AccountSort;
  if (raw.order === 'asc' || raw.order === 'desc') search.order = raw.order;
  return search;
}

/** What a click on the head of a column asks for: the other way round where it is sorted by that already. */
export function nextOrder(
  sort: AccountSort,
  current: { readonly sort: AccountSort; readonly order: 'asc' | 'desc' },
): Required<Pick<CompaniesSearch, 'sort' | 'order'>> {
  const first = sort === 'name' ? 'asc' : 'desc';
  if (current.sort !== sort) return { sort, order: first };
  return { sort, order: current.order === 'asc' ? 'desc' : 'asc' };
}
