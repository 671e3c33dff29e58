import { useLingui } from '@lingui/react/macro';
import type { Combination } from '../../api/care.ts';

/** Says which people a combination has: "in A and B, not in C". */
export function useCombinationText(names: Readonly<Record<string, string>>): (combination: Combination) => string {
  const { t, i18n } = useLingui();
  const list = (keys: readonly string[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat(i18n.locale, { type }).format(keys.map((key) => names[key] ?? key));
  return ({ in: inside, out: outside }) => {
    const isIn = list(inside, 'conjunction');
    if (outside.length === 0) return t`In ${isIn}`;
    const isOut = list(outside, 'disjunction');
    return t`In ${isIn}, not in ${isOut}`;
  };
}
