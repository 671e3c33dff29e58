/** Numbers as people of each language write them. Formatters are kept: making one is slow, and tables make thousands. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** 12345.678 → "12,345.678"; fractions keep at most three digits. */
export const formatNumber = (value: number, locale: string): string => formatter(locale, {}).format(value);

/** 12345 → "12K"; for narrow places, with the full number in the title. */
export const formatCompact = (value: number, locale: string): string =>
  formatter(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** 0.123 → "12%"; shares below one per cent keep a digit, so that few never read as none. */
export const formatShare = (share: number, locale: string): string =>
  formatter(locale, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0 }).format(share);

/** 5 → "+5", -5 → "−5", 0 → "0". */
export const formatChange = (value: number, locale: string): string =>
  formatter(locale, { signDisplay: 'exceptZero' }).format(value).replace('-', '−');
