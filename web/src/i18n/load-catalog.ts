import type { Messages } from '@lingui/core';
import { i18n } from '@lingui/core';
import type { Locale } from './locale.ts';
import { storeLocale } from './locale.ts';

/** The texts of an area come with its pages; those of the shell and the smaller pages at once. */
export type Area = 'general' | 'segments' | 'flows' | 'explain' | 'companies' | 'settings';

type Catalog = () => Promise<{ messages: Messages }>;

const catalogs: Record<Area, Record<Locale, Catalog>> = {
  general: { en: () => import('../locales/en/messages.po'), fr: () => import('../locales/fr/messages.po') },
  segments: { en: () => import('../locales/en/segments.po'), fr: () => import('../locales/fr/segments.po') },
  flows: { en: () => import('../locales/en/flows.po'), fr: () => import('../locales/fr/flows.po') },
  explain: { en: () => import('../locales/en/explain.po'), fr: () => import('../locales/fr/explain.po') },
  companies: { en: () => import('../locales/en/companies.po'), fr: () => import('../locales/fr/companies.po') },
  settings: { en: () => import('../locales/en/settings.po'), fr: () => import('../locales/fr/settings.po') },
};

const neededAreas = new Set<Area>(['general']);

async function fetchMessages(areas: Iterable<Area>, locale: Locale): Promise<Messages> {
  const parts = await Promise.all([...areas].map((area) => catalogs[area][locale]()));
  return Object.assign({}, ...parts.map(({ messages }) => messages)) as Messages;
}

/** Fetches a language, as far as it is needed so far, and shows the interface in it. */
export async function activateLocale(locale: Locale): Promise<void> {
  i18n.loadAndActivate({ locale, messages: await fetchMessages(neededAreas, locale) });
  document.documentElement.lang = locale;
}

/** Fetches the texts of further areas in the present language; they stay part of every language chosen later. */
export async function needAreas(...areas: Area[]): Promise<void> {
  const missing = areas.filter((area) => !neededAreas.has(area));
  const locale = i18n.locale as Locale;
  const messages = await fetchMessages(missing, locale);
  for (const area of missing) neededAreas.add(area);
  if (missing.length > 0) i18n.load(locale, messages);
}

/** What the language switch does: shows the language and remembers it. */
export async function switchLocale(locale: Locale): Promise<void> {
  await activateLocale(locale);
  storeLocale(locale);
}
