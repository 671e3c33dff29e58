import type { Localised } from './localised.ts';

export type TemplateValue = string | number | readonly string[];

/** A name out of the workspace's own data, or a free text. */
export type TextKind =
  | 'event'
  | 'email'
  | 'form'
  | 'segment'
  | 'tag'
  | 'field'
  | 'account_field'
  | 'property'
  | 'score'
  | 'address'
  | 'value';

export interface TextParameter {
  readonly kind: TextKind;
  readonly label: Localised;
  readonly default: string;
  /** For values: the parameter that names the field whose observed values are suggested. */
  readonly of?: string;
}

export interface ValuesParameter {
  readonly kind: 'values';
  readonly label: Localised;
  readonly default: readonly string[];
  readonly of?: string;
}

export interface NumberParameter {
  readonly kind: 'number';
  readonly label: Localised;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type Parameter = TextParameter | ValuesParameter | NumberParameter;

/** The type of the value a parameter stands for. */
export type ValueOf<P extends Parameter> = P extends NumberParameter
  ? number
  : P extends ValuesParameter
    ? readonly string[]
    : string;

const labels = {
  event: { en: 'Event', fr: 'Événement' },
  email: { en: 'Email', fr: 'E-mail' },
  form: { en: 'Form', fr: 'Formulaire' },
  segment: { en: 'Segment', fr: 'Segment' },
  tag: { en: 'Tag', fr: 'Tag' },
  field: { en: 'Field', fr: 'Champ' },
  account_field: { en: 'Field of the account', fr: 'Champ du compte' },
  property: { en: 'Property', fr: 'Propriété' },
  score: { en: 'Score', fr: 'Score' },
  address: { en: 'Address', fr: 'Adresse' },
  value: { en: 'Value', fr: 'Valeur' },
} as const satisfies Record<TextKind, Localised>;

/** Makes a parameter that is a name or a text; the label of its kind, unless another is given. */
export function text(kind: TextKind, value: string, label: Localised = labels[kind]): TextParameter {
  return { kind, label, default: value };
}

/** Makes a parameter that is a value of the field which another parameter names. */
export function valueOf(field: string, value: string): TextParameter {
  return { kind: 'value', label: labels.value, default: value, of: field };
}

/** Makes a parameter that is a list of values of the field which another parameter names. */
export function valuesOf(field: string, values: readonly string[]): ValuesParameter {
  return { kind: 'values', label: { en: 'Values', fr: 'Valeurs' }, default: values, of: field };
}

/** Makes a parameter that is a list of addresses. */
export function addresses(values: readonly string[]): ValuesParameter {
  return { kind: 'values', label: { en: 'Addresses', fr: 'Adresses' }, default: values };
}

function whole(value: number, min: number, max: number, label: Localised): NumberParameter {
  return { kind: 'number', label, default: value, min, max };
}

/** Windows reach back at most ten years; two periods of a trend have to fit into them, too. */
export const days = (value: number): NumberParameter =>
  whole(value, 1, 1_825, { en: 'Number of days', fr: 'Nombre de jours' });
export const months = (value: number): NumberParameter =>
  whole(value, 1, 120, { en: 'Number of months', fr: 'Nombre de mois' });
export const times = (value: number): NumberParameter =>
  whole(value, 1, 1_000_000, { en: 'Number of times', fr: 'Nombre de fois' });
export const percent = (value: number): NumberParameter => whole(value, 1, 100, { en: 'Per cent', fr: 'Pour cent' });
export const points = (value: number, label: Localised = { en: 'Points', fr: 'Points' }): NumberParameter =>
  whole(value, 0, 1_000_000, label);
export const employees = (value: number): NumberParameter =>
  whole(value, 1, 10_000_000, { en: 'Number of employees', fr: 'Nombre d’employés' });
/** At least k of n, where n is fixed by the template. */
export const outOf = (value: number, max: number): NumberParameter =>
  whole(value, 1, max, { en: 'How many of them', fr: 'Combien d’entre elles' });
