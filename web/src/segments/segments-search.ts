import type { RecipientStepName } from '@segue/shared/api';
import { startingPoints } from './starting-points.ts';
import type { StartingPointId } from './starting-points.ts';
import type { TemplateGroup, TemplateValue, TemplateValues } from '@segue/shared/segment/templates';

export type SegmentsSort = 'name' | 'size' | 'change' | 'updated' | 'folder';

/** What the address of the segment list holds. */
export interface SegmentsSearch {
  q?: string;
  sort?: SegmentsSort;
  folder?: string;
}

export type SegmentTab = 'people' | 'recipients' | 'definition' | 'log' | 'details' | 'history';

/** What the address of one segment holds. */
export interface SegmentSearch {
  tab?: SegmentTab;
  /** Among the recipients: the step whose people are looked at, those it keeps unless `which` says otherwise. */
  step?: RecipientStepName;
  which?: 'dropped';
  /** The person whose membership is explained, by user id or `p_…` id. */
  why?: string;
}

/** What the address of the gallery of templates holds. */
export interface TemplatesSearch {
  q?: string;
  group?: TemplateGroup;
}

/** What the address of one template holds: what was chosen in it. */
export interface TemplateSearch {
  values?: TemplateValues;
}

/** What a new segment begins with: a template, one of the starting points, or a copy of another segment. */
export interface NewSegmentSearch extends TemplateSearch {
  start?: StartingPointId;
  /** Companies instead of people. */
  of?: 'account';
  copy?: string;
  template?: string;
  /** Keys of segments, joined by commas: in all of these … */
  in?: string;
  /** … and in none of these. */
  out?: string;
}

const sorts: readonly SegmentsSort[] = ['name', 'size', 'change', 'updated', 'folder'];

const recipientSteps: readonly RecipientStepName[] = [
  'matched',
  'identified',
  'has_address',
  'subscribed',
  'not_suppressed',
];

/** The first tab needs no word in the address. */
const tabs: readonly SegmentTab[] = ['recipients', 'definition', 'log', 'details', 'history'];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Reads the address of the list; what is not understood is left out. */
export function parseSegmentsSearch(raw: Record<string, unknown>): SegmentsSearch {
  const q = text(raw.q);
  const sort = sorts.find((name) => name === raw.sort);
  const folder = text(raw.folder);
  return {
    ...(q === undefined ? {} : { q }),
    ...(sort === undefined ? {} : { sort }),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** Reads the address of one segment. */
export function parseSegmentSearch(raw: Record<string, unknown>): SegmentSearch {
  const tab = tabs.find((name) => name === raw.tab);
  const step = tab === 'recipients' ? recipientSteps.find((name) => name === raw.step) : undefined;
  const why = text(raw.why);
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(step === undefined ? {} : { step }),
    ...(step !== undefined && raw.which === 'dropped' ? { which: 'dropped' } : {}),
    ...(why === undefined ? {} : { why }),
  };
}

/** Reads the address of a new segment. */
export function parseNewSegmentSearch(raw: Record<string, unknown>): NewSegmentSearch {
  const start = startingPoints.find(({ id }) => id === raw.start)?.id;
  const copy = text(raw.copy);
  const template = text(raw.template);
  const inside = text(raw.in);
  const outside = text(raw.out);
  return {
    ...(start === undefined ? {} : { start }),
    ...(copy === undefined ? {} : { copy }),
    ...(raw.of === 'account' ? { of: raw.of } : {}),
    ...(template === undefined ? {} : { template, ...parseTemplateSearch(raw) }),
    ...(inside === undefined ? {} : { in: inside }),
    ...(outside === undefined ? {} : { out: outside }),
  };
}

const groups: readonly TemplateGroup[] = ['qualify', 'onboarding', 'product', 'signals'];

/** Reads the address of the gallery. */
export function parseTemplatesSearch(raw: Record<string, unknown>): TemplatesSearch {
  const q = text(raw.q);
  const group = groups.find((id) => id === raw.group);
  return { ...(q === undefined ? {} : { q }), ...(group === undefined ? {} : { group }) };
}

/** Reads the address of one template; values that cannot be any are left out, the template judges the others. */
export function parseTemplateSearch(raw: Record<string, unknown>): TemplateSearch {
  if (typeof raw.values !== 'object' || raw.values === null) return {};
  const entries = Object.entries(raw.values).filter((entry): entry is [string, TemplateValue] => isValue(entry[1]));
  return entries.length === 0 ? {} : { values: Object.fromEntries(entries) };
}

function isValue(value: unknown): value is TemplateValue {
  if (typeof value === 'string' || typeof value === 'number') return true;
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
