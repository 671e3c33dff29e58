import { msg } from '@lingui/core/macro';
import type { Duration, DurationUnit } from '@segue/shared/segment';
import { durationUnits, unitLabel } from '../editing/window-words.ts';
import type { UnitPlace } from '../editing/window-words.ts';
import { say } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';

/** "7 days": an amount and its unit. */
export function durationPieces(
  ctx: SentenceContext,
  label: string,
  duration: Duration,
  place: UnitPlace = 'plain',
): readonly Piece<Duration>[] {
  const { amount, unit } = duration;
  const units: readonly DurationUnit[] = durationUnits.includes(unit) ? durationUnits : [unit, ...durationUnits];
  return [
    {
      kind: 'number',
      label,
      at: 'amount',
      value: amount,
      min: 1,
      isWhole: true,
      set: (next) => ({ amount: next, unit }),
    },
    {
      kind: 'select',
      label: say(ctx, msg`Unit of time`),
      at: 'unit',
      look: 'value',
      value: unit,
      groups: [
        { label: '', choices: units.map((value) => ({ value, label: unitLabel(ctx.i18n, value, amount, place) })) },
      ],
      set: (next) => ({ amount, unit: units.find((one) => one === next) ?? unit }),
    },
  ];
}
