import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Measure } from '@segue/shared/segment';
import { say } from './piece.ts';
import type { ChoiceGroup, SentenceContext } from './piece.ts';

type PropertyMeasure = Extract<Measure, { readonly property: string }>['of'];

const propertyMeasures: readonly PropertyMeasure[] = ['distinct', 'sum', 'average', 'min', 'max'];

const measureWords: Record<PropertyMeasure, MessageDescriptor> = {
  distinct: msg`different values of`,
  sum: msg`the sum of`,
  average: msg`the average of`,
  min: msg`the smallest value of`,
  max: msg`the largest value of`,
};

/** Gives the menu entry that stands for a measure. */
export function measureToChoice(measure: Measure | undefined): string {
  return measure?.of ?? 'times';
}

/** Takes a menu entry and the measure so far, gives the one it stands for; the property stays where both have one. */
export function measureFromChoice(choice: string, previous: Measure | undefined): Measure | undefined {
  if (choice === 'days' || choice === 'emails') return { of: choice };
  const of = propertyMeasures.find((one) => one === choice);
  if (of === undefined) return undefined;
  return { of, property: previous !== undefined && 'property' in previous ? previous.property : '' };
}

/** Gives what can be counted; different emails only where emails are. `times` decides between one and many. */
export function measureChoices(ctx: SentenceContext, isEmail: boolean, times: number): readonly ChoiceGroup[] {
  const once = times === 1;
  return [
    {
      label: '',
      choices: [
        {
          value: 'times',
          label: say(ctx, once ? msg({ message: 'time', context: 'once: at least 1 time' }) : msg`times`),
        },
        { value: 'days', label: say(ctx, once ? msg`day` : msg`different days`) },
        ...(isEmail ? [{ value: 'emails', label: say(ctx, once ? msg`email` : msg`different emails`) }] : []),
      ],
    },
    {
      label: say(ctx, msg`Of a property`),
      choices: propertyMeasures.map((of) => ({ value: of, label: say(ctx, measureWords[of]) })),
    },
  ];
}
