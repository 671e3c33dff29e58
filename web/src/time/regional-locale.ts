/**
 * Dates of one language differ by region ("19 November", "November 19"). Gives the first of the browser's languages that
 * is a variety of the interface's, else the interface's own.
 */
export const regionalLocale = (locale: string, browserLanguages: readonly string[]): string =>
  browserLanguages.find((language) => language.split('-')[0] === locale) ?? locale;
