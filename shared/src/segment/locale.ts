/** The languages Segue speaks. A text table is typed by this, so a missing language does not compile. */
export type Locale = 'en' | 'fr';
