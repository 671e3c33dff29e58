import type { Locale } from '../locale.ts';

/** A text in every language of the interface. Names in braces stand for the values of parameters. */
export type Localised = Readonly<Record<Locale, string>>;
