import { didYouMean } from '@segue/shared/segment';
import type { RowCondition } from './row-condition.ts';
import type { Catalogue } from './row-choices.ts';

export interface UnseenName {
  readonly name: string;
  /** The observed name most likely meant, or null. */
  readonly meant: string | null;
  readonly replaceBy: (name: string) => RowCondition;
}

/**
 * Takes a row and the catalogue, gives the name in it that was never observed, or null. Names are exact (S8), so a
 * condition on a name that does not exist silently selects nobody. An empty catalogue means it is not loaded, or
 * that nothing at all was observed yet; both are no reason to complain.
 */
export function unseenNames(condition: RowCondition, catalogue: Catalogue): UnseenName | null {
  switch (condition.type) {
    case 'event':
      return unseen(
        condition.event,
        catalogue.events.map(({ name }) => name),
        (event) => ({ ...condition, event }),
      );
    case 'field': {
      const fields = condition.of === 'account' ? catalogue.accountFields : catalogue.personFields;
      return unseen(
        condition.field,
        fields.map(({ name }) => name),
        (field) => ({ ...condition, field }),
      );
    }
    case 'tag':
      return unseen(
        condition.tag,
        catalogue.tags.map(({ name }) => name),
        (tag) => ({ ...condition, tag }),
      );
    case 'segment':
      return unseen(
        condition.segment,
        catalogue.segments.map(({ key }) => key),
        (segment) => ({ ...condition, segment }),
      );
    default:
      return null;
  }
}

function unseen(name: string, known: readonly string[], replaceBy: (name: string) => RowCondition): UnseenName | null {
  if (name === '' || known.length === 0 || known.includes(name)) return null;
  return { name, meant: didYouMean(name, known) ?? null, replaceBy };
}
