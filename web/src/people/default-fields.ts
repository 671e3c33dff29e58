import type { FieldInfo } from '@segue/shared/api';

const COLUMNS_BY_DEFAULT = 3;

/** Fields that most teams look for first, best first. */
const PREFERRED = ['plan', 'company', 'role', 'title', 'persona', 'country', 'status', 'stage', 'mrr', 'seats'];

/** Shown in the first column already, or by its own column. */
const SHOWN_ANYWAY = new Set([
  'name',
  'first_name',
  'last_name',
  'firstName',
  'lastName',
  'email',
  'avatar',
  'phone',
  'username',
]);

/** The columns of a table that nobody has set up yet: known favourites first, then what most people have. */
export function defaultFields(fields: readonly FieldInfo[]): string[] {
  const rank = ({ name }: FieldInfo): number => {
    const place = PREFERRED.indexOf(name);
    return place === -1 ? PREFERRED.length : place;
  };
  return fields
    .filter(({ name }) => !SHOWN_ANYWAY.has(name))
    .toSorted((a, b) => rank(a) - rank(b) || b.people - a.people || a.name.localeCompare(b.name))
    .slice(0, COLUMNS_BY_DEFAULT)
    .map(({ name }) => name);
}
