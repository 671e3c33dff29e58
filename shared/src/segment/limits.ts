/**
 * Every limit of the segment language, with its unit last. They are stated in error messages and in
 * docs/reference/segment-language.md, so that nobody meets one unprepared (S30).
 */
export const segmentLimits = {
  /** Conditions other than groups in one segment. */
  conditionsMax: 200,
  /** Groups (and `lasting` conditions) inside one another. */
  depthMax: 10,
  /** Values in one list. */
  listValuesMax: 10_000,
  /** Characters of a segment key. */
  keyLengthMax: 64,
  /** Characters of the name of an event, field, property path, tag, email, form, score or topic. */
  nameLengthMax: 200,
  /** Characters of one text value. */
  textLengthMax: 2_000,
  /** Characters of a regular expression. */
  regexLengthMax: 500,
  /** Highest bound in `{n,m}`; PostgreSQL refuses more. */
  regexRepeatMax: 255,
  /** Characters a regular expression stands for once its repeats are written out. */
  regexExpandedMax: 2_000,
  /** Property filters of one condition, those inside `has_element` included. */
  filtersMax: 50,
  /** `has_element` inside `has_element`. */
  filterDepthMax: 3,
  /** Emails named by one condition. */
  emailsMax: 1_000,
  /** Steps of one sequence. */
  sequenceStepsMax: 10,
  /** Periods one `regular` condition looks back. */
  periodsMax: 366,
  /** Times something may be asked to have happened. */
  countMax: 1_000_000,
  /** Longest window, and longest span between events, in days: ten years of 365 days. */
  windowMaxDays: 3_650,
  /** Longest span a date is compared by, in days: 150 years, because birthdays are dates too. */
  valueSpanMaxDays: 54_750,
  /** Earliest and latest year a window may name. */
  windowYearMin: 1970,
  windowYearMax: 2199,
  /** Levels of objects and lists a definition may have before it is read at all. */
  jsonDepthMax: 100,
  /** Values (of any kind) a definition may hold before it is read at all. */
  jsonValuesMax: 200_000,
  /** Problems reported at once. */
  issuesMax: 50,
} as const;
