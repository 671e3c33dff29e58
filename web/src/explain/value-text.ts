import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FieldValue } from '@segue/shared/api';
import { formatNumber } from '../i18n/format-number.ts';
import { formatDate, formatDateTime } from '../time/format-time.ts';
import { valueKind } from '../ui/value-kind.ts';

/** Values of a list that are written out. */
const ITEMS_MAX = 20;

/** Writes a stored value as text: what was found where a condition looked. */
export function valueText(value: FieldValue | undefined, i18n: I18n, timeZone: string | undefined): string {
  const shown = valueKind(value);
  switch (shown.kind) {
    case 'missing':
      return i18n._(msg`no value`);
    case 'text':
      return i18n._(msg`“${shown.text}”`);
    case 'number':
      return formatNumber(shown.number, i18n.locale);
    case 'boolean':
      return shown.boolean ? i18n._(msg`Yes`) : i18n._(msg`No`);
    case 'date':
      return shown.wholeDay
        ? formatDate(shown.atMs, i18n.locale, 'UTC')
        : formatDateTime(shown.atMs, i18n.locale, timeZone);
    case 'list':
      return [...shown.items.slice(0, ITEMS_MAX), ...(shown.items.length > ITEMS_MAX ? ['…'] : [])].join(', ');
    case 'object':
      return JSON.stringify(shown.value);
  }
}
