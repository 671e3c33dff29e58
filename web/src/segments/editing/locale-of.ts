import type { I18n } from '@lingui/core';
import type { Locale } from '@segue/shared/segment';

/** Gives the language of the interface as one the segment language can describe itself in. */
export function localeOf(i18n: I18n): Locale {
  return i18n.locale === 'fr' ? 'fr' : 'en';
}
