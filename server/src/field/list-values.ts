import type { ValueSuggestion } from '@segue/shared/api';
import type { Context } from '../context.ts';
import { countValues, valuesAt } from './count-values.ts';
import { sampleOwners } from './sample-owners.ts';

/** Values of a field that fit what was typed, most frequent first, from a bounded sample of people or accounts. */
export async function listFieldValues(
  ctx: Context,
  input: { readonly of: 'person' | 'account'; readonly field: string; readonly search?: string | undefined },
): Promise<ValueSuggestion[]> {
  const { sample } = await sampleOwners(ctx, input.of);
  return countValues(
    sample.flatMap((fields) => valuesAt(fields, input.field)),
    input.search ?? '',
  );
}
