import { useLingui } from '@lingui/react/macro';
import type { FieldValue } from '@segue/shared/api';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { formatNumber } from '../i18n/format-number.ts';
import { formatDate, formatDateTime } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { JsonPopover } from './json-popover.tsx';
import { valueKind } from './value-kind.ts';
import classes from './value-cell.module.css';

/** One value of a field or property, shown by its type. Missing values are a quiet dash. */
export function ValueCell({ value }: { value: FieldValue | undefined }) {
  const { i18n, t } = useLingui();
  const timeZone = useTimeZone();
  const shown = valueKind(value);
  switch (shown.kind) {
    case 'missing':
      return <span className={classes.missing}>–</span>;
    case 'text':
      return (
        <span className={classes.text} title={shown.text}>
          {shown.text}
        </span>
      );
    case 'number':
      return <span className={classes.number}>{formatNumber(shown.number, i18n.locale)}</span>;
    case 'boolean':
      return (
        <span className={classes.boolean} data-true={shown.boolean || undefined}>
          {shown.boolean ? <IconCheck size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
          {shown.boolean ? t`Yes` : t`No`}
        </span>
      );
    case 'date':
      return (
        <time dateTime={shown.iso} title={formatDateTime(shown.atMs, i18n.locale, timeZone)} className={classes.number}>
          {formatDate(shown.atMs, i18n.locale, shown.wholeDay ? 'UTC' : timeZone)}
        </time>
      );
    case 'list':
      return (
        <span className={classes.text} title={shown.items.join(', ')}>
          {shown.items.join(', ')}
        </span>
      );
    case 'object':
      return (
        <JsonPopover value={shown.value}>
          <code>{'{…}'}</code>
        </JsonPopover>
      );
  }
}
