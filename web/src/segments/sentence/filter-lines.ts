import { msg } from '@lingui/core/macro';
import type { PropertyFilter, ValueOperator, ValueType } from '@segue/shared/segment';
import { segmentLimits } from '@segue/shared/segment';
import { firstOperator, valueForOperator } from '../editing/operators.ts';
import { operatorWords } from '../editing/operator-words.ts';
import type { ValueSource } from '../../api/catalogue.ts';
import { comparisonPieces } from './comparison-pieces.ts';
import type { Comparison } from './comparison-pieces.ts';
import type { Line } from './line.ts';
import { mapLines } from './line.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SelectPiece, SentenceContext } from './piece.ts';
import { propertyItems } from './property-items.ts';

type Filters = readonly PropertyFilter[];

/** A filter on which nothing has been chosen yet. */
export const emptyFilter: PropertyFilter = { property: '', operator: 'is' };

export interface FilterScope {
  /** The event whose properties are compared; null if it was never seen. */
  readonly event: string | null;
  /** The list whose elements are looked at; empty for the event itself. */
  readonly inside: string;
  /** `has_element` around this one. */
  readonly depth: number;
  /** The word before the first filter. */
  readonly opening: 'where' | 'that_time';
}

/** "where project.name contains Q4 and …": filters on the properties of one event, each on a line of its own. */
export function filterLines(ctx: SentenceContext, where: Filters, scope: FilterScope): readonly Line<Filters>[] {
  if (where.length === 0) return [];
  return [
    ...where.flatMap((filter, index) =>
      mapLines(oneFilter(ctx, filter, index === 0, scope), `[${index}]`, (next) =>
        next === null ? where.toSpliced(index, 1) : where.with(index, next),
      ),
    ),
    {
      role: 'add',
      key: 'add',
      depth: 0,
      label: say(ctx, msg`and where …`),
      next: [...where, emptyFilter],
    },
  ];
}

/** A filter with its own line, and those of the elements it asks for. Null removes it. */
function oneFilter(
  ctx: SentenceContext,
  filter: PropertyFilter,
  isFirst: boolean,
  scope: FilterScope,
): readonly Line<PropertyFilter | null>[] {
  const opening = scope.opening === 'where' ? msg`where` : msg({ message: 'where that time', context: 'filter' });
  const isElement = filter.operator === 'has_element';
  const own: Line<PropertyFilter | null> = {
    role: 'line',
    key: 'filter',
    depth: 0,
    look: 'filter',
    pieces: [
      word(ctx, isFirst ? opening : msg`and`),
      propertyPiece(ctx, filter, scope),
      ...(filter.property === '' ? [] : comparisonOf(ctx, filter, scope)),
    ],
    actions: [{ icon: 'remove', label: say(ctx, msg`Remove this filter`), next: null }],
  };
  if (!isElement) return [own];
  const inner = filterLines(ctx, filter.where ?? [], {
    event: scope.event,
    inside: joined(scope, filter.property),
    depth: scope.depth + 1,
    opening: 'where',
  });
  return [
    own,
    ...mapLines(inner, 'where', (where): PropertyFilter | null => ({ ...filter, where: atLeastOne(where) }), 1),
  ];
}

/** An element must be described by something. */
const atLeastOne = (where: Filters): Filters => (where.length > 0 ? where : [emptyFilter]);

const joined = ({ inside }: FilterScope, property: string): string =>
  inside === '' ? property : `${inside}.${property}`;

function infoOf(ctx: SentenceContext, scope: FilterScope, property: string): { readonly type: ValueType } | null {
  if (scope.event === null) return null;
  return ctx.propertiesOf(scope.event).find(({ name }) => name === joined(scope, property)) ?? null;
}

function propertyPiece(ctx: SentenceContext, filter: PropertyFilter, scope: FilterScope): Piece<PropertyFilter> {
  return {
    kind: 'pick',
    label: say(ctx, msg`Property`),
    at: 'property',
    value: filter.property,
    placeholder: say(ctx, msg`choose a property`),
    items: () => propertyItems(ctx, scope.event, null, scope.inside),
    opensAtOnce: filter.property === '',
    allowsNew: true,
    set: (property) => withProperty(filter, property, infoOf(ctx, scope, property)?.type ?? null),
  };
}

/** Another property under the same comparison where that still makes sense, else the usual one for its type. */
function withProperty(filter: PropertyFilter, property: string, type: ValueType | null): PropertyFilter {
  const { operator } = filter;
  const isFresh = filter.property === '';
  const keeps = operator === 'has_element' ? type === 'list' || type === null : type === null;
  if (keeps && !isFresh) return { ...filter, property };
  if (type === null) return { property, operator: 'is' };
  const first = firstOperator(type);
  return { property, operator: first, value: valueForOperator(first, type, undefined) };
}

const HAS_ELEMENT = 'has_element';

function comparisonOf(
  ctx: SentenceContext,
  filter: PropertyFilter,
  scope: FilterScope,
): readonly Piece<PropertyFilter>[] {
  const { operator, property } = filter;
  const type = infoOf(ctx, scope, property)?.type ?? null;
  const offersElements = (type === null || type === 'list') && scope.depth < segmentLimits.filterDepthMax;
  const source = sourceOf(ctx, scope, property);
  // Without a value, the list of operators is what a comparison that is still open shows.
  const compared: Comparison = operator === HAS_ELEMENT ? { operator: openOperator(type) } : { ...filter, operator };
  const pieces = comparisonPieces(ctx, compared, { subject: property, type, source });
  const [choose, ...operands] = pieces;
  if (choose?.kind !== 'select') return [];
  const picked: SelectPiece<PropertyFilter> = {
    ...choose,
    groups: offersElements || operator === HAS_ELEMENT ? [...choose.groups, elementGroup(ctx)] : choose.groups,
    value: operator,
    text: say(ctx, operatorWords[operator]),
    set: (next) => {
      if (next === operator) return filter;
      if (next === HAS_ELEMENT) return { property, operator: HAS_ELEMENT, where: [emptyFilter] };
      return withComparison(property, next === compared.operator ? compared : choose.set(next));
    },
  };
  if (operator === HAS_ELEMENT) return [picked];
  return [picked, ...mapPieces(operands, '', (next) => withComparison(property, next))];
}

function elementGroup(ctx: SentenceContext) {
  return {
    label: say(ctx, msg`Lists of objects`),
    choices: [{ value: HAS_ELEMENT, label: say(ctx, operatorWords.has_element) }],
  };
}

const openOperator = (type: ValueType | null): ValueOperator => firstOperator(type ?? 'list');

function withComparison(property: string, { operator, value, case_sensitive }: Comparison): PropertyFilter {
  return {
    property,
    operator,
    ...(value === undefined ? {} : { value }),
    ...(case_sensitive === undefined ? {} : { case_sensitive }),
  };
}

/** Nothing is known of an event that was never seen, nor of elements, whose values are not counted. */
function sourceOf(ctx: SentenceContext, scope: FilterScope, property: string): ValueSource | null {
  if (scope.event === null || infoOf(ctx, scope, property) === null) return null;
  return { of: 'event', event: scope.event, property: joined(scope, property) };
}
