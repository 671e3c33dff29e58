import type { ValueType } from '@segue/shared/segment';
import { typeWords } from '../editing/operator-words.ts';
import type { PickItem, SentenceContext } from './piece.ts';

/**
 * Gives the properties seen on an event, those of the preferred type first. With `inside`, those of the elements of that
 * list, named as they are called there.
 */
export function propertyItems(
  ctx: SentenceContext,
  event: string | null,
  preferred: ValueType | null,
  inside = '',
): readonly PickItem[] {
  if (event === null) return [];
  const prefix = inside === '' ? '' : `${inside}.`;
  return ctx
    .propertiesOf(event)
    .filter(({ name }) => name.startsWith(prefix) && name !== prefix)
    .toSorted((a, b) => Number(b.type === preferred) - Number(a.type === preferred))
    .map(({ name, type }) => ({
      value: name.slice(prefix.length),
      label: name.slice(prefix.length),
      detail: ctx.i18n._(typeWords[type]),
    }));
}
