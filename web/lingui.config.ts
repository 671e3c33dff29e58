import type { LinguiConfig } from '@lingui/conf';

/**
 * One catalog per area, so that two people can translate at the same time, all loaded together by
 * `src/i18n/load-catalog.ts`.
 */
const config: LinguiConfig = {
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  // A message not yet translated shows in English; `src/i18n/catalogs.test.ts` refuses it before it is published.
  fallbackLocales: { default: 'en' },
  orderBy: 'message',
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}/segments', include: ['<rootDir>/src/segments'] },
    { path: '<rootDir>/src/locales/{locale}/flows', include: ['<rootDir>/src/flows'] },
    { path: '<rootDir>/src/locales/{locale}/explain', include: ['<rootDir>/src/explain'] },
    { path: '<rootDir>/src/locales/{locale}/companies', include: ['<rootDir>/src/companies'] },
    { path: '<rootDir>/src/locales/{locale}/settings', include: ['<rootDir>/src/settings'] },
    {
      path: '<rootDir>/src/locales/{locale}/messages',
      include: ['<rootDir>/src'],
      exclude: [
        '**/node_modules/**',
        ...['segments', 'flows', 'explain', 'companies', 'settings'].map((area) => `**/src/${area}/**`),
        '**/*.test.*',
      ],
    },
  ],
};

export default config;
