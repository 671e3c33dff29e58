import { msg } from '@lingui/core/macro';
import type { FieldInfo } from '@segue/shared/api';
import type { FieldCondition } from '@segue/shared/segment';
import { firstOperator, operatorsForType, valueForOperator } from '../editing/operators.ts';
import { typeWords } from '../editing/operator-words.ts';
import { comparisonPieces } from './comparison-pieces.ts';
import { mapPieces, say } from './piece.ts';
import type { PickItem, Piece, SentenceContext } from './piece.ts';

/** Account fields stand in the same list as those of the person, told apart by this sign before their name. */
const ACCOUNT_MARK = '@account ';

/** "plan is any of pro, team"; fields of the account read "account industry is Retail". */
export function fieldPieces(ctx: SentenceContext, condition: FieldCondition): readonly Piece<FieldCondition>[] {
  const { field, of } = condition;
  const isAccount = of === 'account';
  const known = infoOf(ctx, isAccount, field);
  const compared = {
    subject: field,
    type: known?.type ?? null,
    source: known === undefined ? null : { of: of ?? 'person', field },
  } as const;
  return [
    {
      kind: 'pick',
      label: say(ctx, msg`Field`),
      at: 'field',
      value: isAccount && field !== '' ? ACCOUNT_MARK + field : field,
      text: isAccount ? say(ctx, msg`account ${field}`) : field,
      placeholder: say(ctx, msg`choose a field`),
      items: () => [...ctx.catalogue.personFields, ...ctx.catalogue.accountFields].map((info) => itemOf(ctx, info)),
      allowsNew: true,
      set: (picked) => withField(ctx, condition, picked),
    },
    ...mapPieces(comparisonPieces(ctx, condition, compared), '', (next) => withComparison(condition, next)),
  ];
}

function withComparison(
  { type, of, field }: FieldCondition,
  { operator, value, case_sensitive }: Pick<FieldCondition, 'operator' | 'value' | 'case_sensitive'>,
): FieldCondition {
  return {
    type,
    ...(of === undefined ? {} : { of }),
    field,
    operator,
    ...(value === undefined ? {} : { value }),
    ...(case_sensitive === undefined ? {} : { case_sensitive }),
  };
}

function infoOf({ catalogue }: SentenceContext, isAccount: boolean, field: string): FieldInfo | undefined {
  const fields = isAccount ? catalogue.accountFields : catalogue.personFields;
  return fields.find(({ name }) => name === field);
}

function itemOf(ctx: SentenceContext, { of, name, type }: FieldInfo): PickItem {
  const detail = say(ctx, typeWords[type]);
  if (of === 'account') return { value: ACCOUNT_MARK + name, label: say(ctx, msg`account ${name}`), detail };
  return { value: name, label: name, detail };
}

/** Another field keeps the comparison if it can, else it begins with the usual one for its type. */
function withField(ctx: SentenceContext, condition: FieldCondition, picked: string): FieldCondition {
  // Where companies are grouped, whatever is typed names a field of theirs.
  const isAccount = picked.startsWith(ACCOUNT_MARK) || ctx.catalogue.of === 'account';
  const field = picked.startsWith(ACCOUNT_MARK) ? picked.slice(ACCOUNT_MARK.length) : picked;
  const of = isAccount ? { of: 'account' as const } : {};
  const { type: _type, of: _of, field: _field, ...comparison } = condition;
  const type = infoOf(ctx, isAccount, field)?.type;
  if (type === undefined || operatorsForType(type).includes(condition.operator)) {
    return { type: 'field', ...of, field, ...comparison };
  }
  const operator = firstOperator(type);
  const value = valueForOperator(operator, type, undefined);
  return { type: 'field', ...of, field, operator, ...(value === undefined ? {} : { value }) };
}
