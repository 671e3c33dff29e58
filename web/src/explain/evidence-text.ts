import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ExplainedCondition } from '@segue/shared/api';
import type { EventLike } from '@segue/shared/segment';
import { countBounds, describeAsked, eventLikesOf } from '@segue/shared/segment';
import { formatNumber } from '../i18n/format-number.ts';
import { localeOf } from '../segments/editing/locale-of.ts';
import { formatDateTime } from '../time/format-time.ts';
import type { Teller } from './teller.ts';
import { valueText } from './value-text.ts';

/**
 * What was found where a condition looks: "Found: 2 of at least 3 (in the last 7 days)"; null where there is no one thing.
 * `windowless` leaves out the window, `alone` what was asked for, too: where the line above has said it.
 */
export function evidenceText(
  explained: ExplainedCondition,
  teller: Teller,
  manner: 'full' | 'windowless' | 'alone' = 'full',
): string | null {
  const { condition, value } = explained;
  const { i18n, timeZone } = teller;
  switch (condition.type) {
    case 'field':
    case 'score':
      return foundText(valueText(value, i18n, timeZone), i18n);
    case 'tag':
      return foundText(Array.isArray(value) && value.length > 0 ? value.join(', ') : i18n._(msg`no tag`), i18n);
    default: {
      const counted = eventLikesOf(condition).find((one) => one === condition);
      if (counted === undefined) return null;
      if (manner === 'alone') return foundText(numberText(explained, i18n), i18n);
      return foundText(comparedText(explained, counted, teller, manner === 'full'), i18n);
    }
  }
}

const foundText = (what: string, i18n: I18n): string => i18n._(msg`Found: ${what}`);

const numberText = ({ found }: ExplainedCondition, i18n: I18n): string =>
  found == null ? i18n._(msg`no value`) : formatNumber(found, i18n.locale);

function comparedText(
  explained: ExplainedCondition,
  condition: EventLike,
  teller: Teller,
  withWindow: boolean,
): string {
  const { i18n, timeZone, person } = teller;
  const { quantity, counted, window } = describeAsked(condition, localeOf(i18n), teller.names);
  const number = numberText(explained, i18n);
  const isFloor = countBounds(condition.count).hi === null;
  const compared = isFloor ? i18n._(msg`${number} of ${quantity}`) : i18n._(msg`${number}, asked for: ${quantity}`);
  const named = counted === '' ? compared : i18n._(msg`${compared}, counting ${counted}`);
  const text = window === '' || !withWindow ? named : `${named} (${window})`;
  if (!isTooNew(explained, condition)) return text;
  const since = formatDateTime(Date.parse(person.first_seen_at), i18n.locale, timeZone);
  return `${text}. ${i18n._(msg`Not known for long enough: first seen ${since}.`)}`;
}

/** The count alone would do; what is missing is time (S13). */
function isTooNew(explained: ExplainedCondition, condition: EventLike): boolean {
  if (explained.true || condition.known_for_at_least === undefined || explained.found == null) return false;
  const { lo, hi } = countBounds(condition.count);
  return explained.found >= lo && (hi === null || explained.found <= hi);
}
