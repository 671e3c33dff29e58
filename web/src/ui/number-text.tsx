import { useLingui } from '@lingui/react';
import { formatCompact, formatNumber } from '../i18n/format-number.ts';

/** A number in the reader's notation, in digits of equal width. `compact` shortens it and gives it in full on hover. */
export function NumberText({ value, compact = false }: { value: number; compact?: boolean }) {
  const { i18n } = useLingui();
  const full = formatNumber(value, i18n.locale);
  return (
    <span style={{ fontVariantNumeric: 'tabular-nums' }} title={compact ? full : undefined}>
      {compact ? formatCompact(value, i18n.locale) : full}
    </span>
  );
}
