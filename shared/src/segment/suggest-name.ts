import type {
  Condition,
  Duration,
  DurationUnit,
  EmailActivity,
  EventLike,
  FieldCondition,
  GroupCondition,
  MembersCondition,
  OperatorValue,
  SegmentDefinition,
  ValueOperator,
} from './ast.ts';
import { acceptsZero, countBounds } from './count-bounds.ts';
import type { Locale } from './locale.ts';
import { slugify } from './slugify.ts';

/** Conditions a name is made of; a longer name says less, not more. */
const partsMax = 3;

/** The words names are made of; every language has all of them. */
interface NameWords {
  readonly units: Readonly<Record<DurationUnit, string>>;
  readonly inactive: string;
  readonly app: string;
  readonly without: string;
  readonly not: string;
  readonly or: string;
  readonly next: string;
  readonly over: string;
  readonly under: string;
  readonly before: string;
  readonly after: string;
  readonly visit: string;
  readonly form: string;
  readonly activity: Readonly<Record<EmailActivity, string>>;
  readonly more: string;
  readonly less: string;
  readonly outOf: string;
  readonly everyone: string;
  readonly byHand: string;
  readonly trial: string;
  readonly promoter: string;
  readonly detractor: string;
}

const words: Readonly<Record<Locale, NameWords>> = {
  en: {
    units: { second: 's', minute: 'min', hour: 'h', day: 'd', week: 'w', month: 'm', year: 'y' },
    inactive: 'inactive',
    app: 'app',
    without: 'no',
    not: 'not',
    or: 'or',
    next: 'then',
    over: 'over',
    under: 'under',
    before: 'before',
    after: 'after',
    visit: 'visit',
    form: 'form',
    activity: {
      received: 'received',
      opened: 'opened',
      clicked: 'clicked',
      replied: 'replied',
      unsubscribed: 'unsubscribed',
      bounced: 'bounced',
      complained: 'spam',
    },
    more: 'more',
    less: 'less',
    outOf: 'of',
    everyone: 'everyone',
    byHand: 'by hand',
    trial: 'trial',
    promoter: 'ambassador',
    detractor: 'detractor',
  },
  fr: {
    units: { second: 's', minute: 'min', hour: 'h', day: 'j', week: 'sem', month: 'm', year: 'an' },
    inactive: 'inactif',
    app: 'app',
    without: 'sans',
    not: 'hors',
    or: 'ou',
    next: 'puis',
    over: 'plus de',
    under: 'moins de',
    before: 'avant',
    after: 'après',
    visit: 'visite',
    form: 'formulaire',
    activity: {
      received: 'reçu',
      opened: 'ouvert',
      clicked: 'clic',
      replied: 'réponse',
      unsubscribed: 'désinscrit',
      bounced: 'rejet',
      complained: 'spam',
    },
    more: 'plus',
    less: 'moins',
    outOf: 'sur',
    everyone: 'tous',
    byHand: 'à la main',
    trial: 'essai',
    promoter: 'ambassadeur',
    detractor: 'détracteur',
  },
};

/**
 * Gives a short name made from the first conditions, in the scheme names should follow: lower-case words and
 * hyphens, times as `7d` or `7j`. The same definition always gives the same name.
 *
 * @example suggestName(definition, 'fr') // 'inactif-app-30j'
 */
export function suggestName(definition: SegmentDefinition, locale: Locale): string {
  const table = words[locale];
  if (definition.kind === 'static') return slugify(table.byHand);
  return slugify(nameCondition(definition.condition, table));
}

function nameCondition(condition: Condition, table: NameWords): string {
  switch (condition.type) {
    case 'group':
      return nameGroup(condition, table);
    case 'field':
      return nameField(condition, table);
    case 'tag':
      return condition.operator === 'has' ? condition.tag : `${table.without} ${condition.tag}`;
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return nameEventLike(condition, table);
    case 'segment':
      return condition.operator === 'in' ? condition.segment : `${table.not} ${condition.segment}`;
    case 'members':
      return nameMembers(condition, table);
    case 'score':
      return nameComparison(condition.score, condition.operator, condition.value, table);
    case 'consent':
      return condition.operator === 'subscribed' ? condition.topic : `${table.without} ${condition.topic}`;
    case 'sequence': {
      const steps = condition.steps.map((step) => nameWhat(step, table));
      return `${steps.join(` ${condition.thenNot === true ? table.without : table.next} `)} ${nameSpan(condition.within, table)}`;
    }
    case 'trend': {
      const direction = condition.change.operator === 'up_by_at_least' ? table.more : table.less;
      return `${direction} ${nameWhat(condition.measure, table)} ${nameSpan(condition.period, table)}`;
    }
    case 'lasting':
      return `${nameCondition(condition.condition, table)} ${nameSpan(condition.for, table)}`;
    case 'regular':
      return `${nameWhat(condition.event, table)} ${condition.atLeast} ${table.outOf} ${condition.of}`;
    case 'everyone':
      return table.everyone;
  }
}

function nameGroup({ match, conditions }: GroupCondition, table: NameWords): string {
  const parts = conditions.slice(0, partsMax).map((condition) => nameCondition(condition, table));
  if (match === 'any') return parts.join(` ${table.or} `);
  if (match === 'none') return `${table.without} ${parts.join(' ')}`;
  const all = parts.join(' ');
  return match === 'all' ? all : `${match.atLeast} ${table.outOf} ${conditions.length} ${all}`;
}

function nameField({ field, operator, value }: FieldCondition, table: NameWords): string {
  const group = nameScoreGroup(field, operator, value, table);
  if (group !== null) return group;
  return nameComparison(field, operator, value, table);
}

/** Answers to “would you recommend us?” have groups everybody knows: 9 and 10 are promoters, 0 to 6 detractors. */
function nameScoreGroup(
  field: string,
  operator: ValueOperator,
  value: OperatorValue | undefined,
  table: NameWords,
): string | null {
  if (!/^nps([\s_-]?score)?$/i.test(field) || typeof value !== 'number') return null;
  if ((operator === 'gte' && value >= 9) || (operator === 'gt' && value >= 8)) return `${table.promoter} nps`;
  return (operator === 'lte' && value <= 6) || (operator === 'lt' && value <= 7) ? `${table.detractor} nps` : null;
}

function nameComparison(
  subject: string,
  operator: ValueOperator,
  value: OperatorValue | undefined,
  table: NameWords,
): string {
  const text = nameValue(value, table);
  switch (operator) {
    case 'is':
      if (value === true) return subject;
      return value === false ? `${table.without} ${subject}` : `${subject} ${text}`;
    case 'is_set':
      return subject;
    case 'is_not_set':
      return `${table.without} ${subject}`;
    case 'is_not':
    case 'is_none_of':
    case 'not_contains':
    case 'includes_none':
      return `${subject} ${table.not} ${text}`;
    case 'gt':
    case 'gte':
    case 'more_than_ago':
    case 'more_than_ahead':
      return `${subject} ${table.over} ${text}`;
    case 'lt':
    case 'lte':
      return `${subject} ${table.under} ${text}`;
    case 'before':
      return `${subject} ${table.before} ${text}`;
    case 'after':
      return `${subject} ${table.after} ${text}`;
    default:
      return `${subject} ${text}`;
  }
}

/** `3x active`: at least three people of the company are active. */
function nameMembers({ segment, count }: MembersCondition, table: NameWords): string {
  const { lo, hi } = countBounds(count);
  if (hi === 0) return `${table.without} ${segment}`;
  return lo > 1 ? `${lo}x ${segment}` : segment;
}

function nameValue(value: OperatorValue | undefined, table: NameWords): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('field' in value) return value.field;
  if ('amount' in value) return nameSpan(value, table);
  if ('from' in value) return `${String(value.from)} ${String(value.to)}`;
  return value.slice(0, partsMax).join(` ${table.or} `);
}

function nameEventLike(condition: EventLike, table: NameWords): string {
  const { count, window } = condition;
  const span = window?.type === 'last' ? ` ${nameSpan(window, table)}` : '';
  const { lo, hi } = countBounds(count);
  if (hi === 0 && acceptsZero(count)) return `${nameAbsence(condition, table)}${span}`;
  const times = lo > 1 && Number.isFinite(lo) ? ` ${lo}x` : '';
  return `${nameWhat(condition, table)}${times}${span}`;
}

/** Not coming back to the product has a name of its own: inactive. */
function nameAbsence(condition: EventLike, table: NameWords): string {
  const isLogin =
    condition.type === 'event' && /^(log|sign)(ged|ed)?[\s_-]?in$|session|app[\s_-]?open/i.test(condition.event);
  return isLogin ? `${table.inactive} ${table.app}` : `${table.without} ${nameWhat(condition, table)}`;
}

function nameWhat(condition: EventLike, table: NameWords): string {
  switch (condition.type) {
    case 'event':
      return /^(start(ed)?[\s_-]?trial|trial[\s_-]?start(ed)?)$/i.test(condition.event) ? table.trial : condition.event;
    case 'form':
      return `${table.form} ${condition.form}`;
    case 'page': {
      const value = (condition.url ?? condition.path)?.value;
      const first = typeof value === 'object' ? value[0] : value;
      return lastWord(first) ?? table.visit;
    }
    case 'email': {
      const first = typeof condition.emails === 'object' ? condition.emails[0] : undefined;
      return `${table.activity[condition.activity]} ${first ?? 'email'}`;
    }
  }
}

/** The telling part of an address: `https://example.com/fr/pricing?x=1` gives `pricing`. */
function lastWord(address: string | undefined): string | undefined {
  return address
    ?.replace(/[?#].*$/, '')
    .split('/')
    .findLast((part) => /[a-z0-9]/i.test(part));
}

function nameSpan({ amount, unit }: Duration, table: NameWords): string {
  return `${amount}${table.units[unit]}`;
}
