import type { ValueType } from '@segue/shared/segment';
import { typeWords } from '../editing/operator-words.ts';
import type { PickItem, SentenceContext } from './piece.ts';

/** Gives the fields of whom the segment groups, those of the preferred type first and among them the most frequent. */
export function fieldItems({ catalogue, i18n }: SentenceContext, preferred: ValueType | null): readonly PickItem[] {
  const fields = catalogue.of === 'account' ? catalogue.accountFields : catalogue.personFields;
  return fields
    .toSorted((a, b) => Number(b.type === preferred) - Number(a.type === preferred))
    .map(({ name, type }) => ({ value: name, label: name, detail: i18n._(typeWords[type]) }));
}
