import { i18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import type { Locale } from './locale.ts';
import { storeLocale } from './locale.ts';

/** Only the language in use is fetched. */
const catalogs: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('../locales/en.ts'),
  fr: () => import('../locales/fr.ts'),
};

/** Fetches a language and shows the interface in it. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogs[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}

/** What the language switch does: as above, and remembered. */
export async function switchLocale(locale: Locale): Promise<void> {
  await activateLocale(locale);
  storeLocale(locale);
}
