import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { StartingPointId } from './starting-points.ts';

/** What the starting points are called and what they are good for. */
export const startingPointNames: Record<
  StartingPointId,
  { readonly name: MessageDescriptor; readonly purpose: MessageDescriptor }
> = {
  active: { name: msg`Active in the last 5 days`, purpose: msg`Send them the next step while they are at it.` },
  inactive: { name: msg`Inactive for 30 days`, purpose: msg`Win them back before they are gone.` },
  pricing: { name: msg`Looks at the pricing page`, purpose: msg`Offer help while they decide.` },
};
