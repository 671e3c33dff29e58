/** The languages of the interface and the choice among them. */
export const localeNames = { en: 'English', fr: 'Français' } as const;

export type Locale = keyof typeof localeNames;

export const locales: readonly Locale[] = ['en', 'fr'];

const STORAGE_KEY = 'segue-locale';

const isLocale = (text: string): text is Locale => text in localeNames;

/** The stored choice, else the first of the browser's languages that we speak, else English. */
export function chooseLocale(stored: string | null, browserLanguages: readonly string[]): Locale {
  if (stored !== null && isLocale(stored)) return stored;
  for (const language of browserLanguages) {
    const base = language.toLowerCase().split('-')[0] ?? '';
    if (isLocale(base)) return base;
  }
  return 'en';
}

/** Reads the choice of this browser. */
export function preferredLocale(): Locale {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORAGE_KEY);
  } catch {
    // Storage may be forbidden; the browser's languages then decide.
  }
  return chooseLocale(stored, navigator.languages);
}

/** Remembers the choice for the next visit, where the browser allows it. */
export function storeLocale(locale: Locale): void {
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // The choice then lasts until the page is closed.
  }
}
