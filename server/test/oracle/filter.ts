import type { FieldCondition, OperatorValue, PropertyFilter, ValueOperator, ValueType } from '@segue/shared/segment';
import { type Comparison, denied, holds } from './compare.ts';
import { elementsOf, reach } from './json-path.ts';
import { isSet } from './typed-value.ts';
import type { Json, JsonObject, Micros, OraclePerson, OracleWorld } from './world.ts';

/** A field of the person, or of any of the person's accounts (S22). */
export function fieldHolds(
  condition: FieldCondition,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  const of = condition.of ?? 'person';
  const declared = world.fieldTypes.get(`${of}:${condition.field}`) ?? null;
  const owners =
    of === 'person' ? [person.fields] : [...person.accounts].map((key) => world.accounts.get(key)?.fields ?? {});
  const fits = (operator: ValueOperator): boolean =>
    owners.some((fields) => {
      const reached = reach(fields, condition.field);
      return comparisonHolds({ ...condition, operator }, reached, declared, world, ownFields(person), nowMicros);
    });
  const opposite = denied(condition.operator);
  return opposite === undefined ? fits(condition.operator) : !fits(opposite);
}

/** A field of one account, in a segment of accounts: another field is one of the same account. */
export function accountFieldHolds(
  condition: FieldCondition,
  world: OracleWorld,
  fields: JsonObject,
  nowMicros: Micros,
): boolean {
  const declared = world.fieldTypes.get(`account:${condition.field}`) ?? null;
  const opposite = denied(condition.operator);
  const positive = { ...condition, operator: opposite ?? condition.operator };
  const own = { of: 'account', fields } as const;
  return (
    comparisonHolds(positive, reach(fields, condition.field), declared, world, own, nowMicros) ===
    (opposite === undefined)
  );
}

/** Whose other fields a value may name. */
interface Owner {
  readonly of: 'person' | 'account';
  readonly fields: JsonObject;
}

function ownFields({ fields }: OraclePerson): Owner {
  return { of: 'person', fields };
}

/** One filter on the properties of one event, or on one element of a list in them. */
export function filterHolds(
  filter: PropertyFilter,
  properties: Json,
  world: OracleWorld,
  person: OraclePerson,
  nowMicros: Micros,
): boolean {
  const reached = reach(properties, filter.property);
  const { operator } = filter;
  if (operator === 'has_element') {
    const objects = reached.flatMap(elementsOf).filter((element) => typeof element === 'object' && element !== null);
    return objects.some((element) =>
      (filter.where ?? []).every((inner) => filterHolds(inner, element, world, person, nowMicros)),
    );
  }
  const opposite = denied(operator);
  const positive = { ...filter, operator: opposite ?? operator };
  return comparisonHolds(positive, reached, null, world, ownFields(person), nowMicros) === (opposite === undefined);
}

interface Condition {
  readonly operator: ValueOperator;
  readonly value?: OperatorValue | undefined;
  readonly case_sensitive?: boolean | undefined;
}

function comparisonHolds(
  condition: Condition,
  reached: readonly Json[],
  declared: ValueType | null,
  world: OracleWorld,
  owner: Owner,
  nowMicros: Micros,
): boolean {
  const { operator, value } = condition;
  const caseSensitive = condition.case_sensitive ?? false;
  const surroundings = { zone: world.timezone, nowMicros };
  if (typeof value !== 'object' || !('field' in value)) {
    return holds(reached, declared, { operator, value, caseSensitive }, surroundings);
  }
  // Another field of the same person or account: missing there is like missing here.
  const otherType = world.fieldTypes.get(`${owner.of}:${value.field}`) ?? null;
  if (declared !== null && declared !== otherType) return false;
  return reach(owner.fields, value.field)
    .flatMap(elementsOf)
    .filter(isSet)
    .some((other) => {
      const comparison: Comparison = { operator, value: other as Comparison['value'], caseSensitive };
      return holds(reached, otherType, comparison, surroundings);
    });
}
