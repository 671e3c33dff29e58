import type { Condition, SegmentDefinition } from '../ast.ts';
import { spaced } from '../french.ts';
import type { Locale } from '../locale.ts';
import { slugify } from '../slugify.ts';
import type { Localised } from './localised.ts';
import type { Parameter, TemplateValue, ValueOf } from './parameters.ts';

/** What a segment is wanted for (A38 to A41). */
export type TemplateGroup = 'qualify' | 'onboarding' | 'product' | 'signals';

/** Where the data of a template comes from, so that a workspace without it can be told what to connect. */
export type TemplateSource =
  | 'product'
  | 'website'
  | 'emails'
  | 'forms'
  | 'accounts'
  | 'billing'
  | 'scores'
  | 'surveys'
  | 'community';

/** The values somebody chose, by the id of the parameter; what is left out takes its default. */
export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** A segment to start from: a sentence with places to fill in, and the definition that follows from them. */
export interface SegmentTemplate {
  /** Stable: it stands in addresses. */
  readonly id: string;
  /** The place in the list of templates to ship; variants share it. */
  readonly number: number;
  /** The requirements it answers. */
  readonly requirements: readonly string[];
  readonly group: TemplateGroup;
  readonly title: Localised;
  /** What it is good for. */
  readonly description: Localised;
  /** How it reads, with `{parameter}` where something can be chosen. */
  readonly sentence: Localised;
  readonly sources: readonly TemplateSource[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Gives the definition for the values; unknown names and values of the wrong type are passed over. */
  readonly definition: (values?: TemplateValues) => SegmentDefinition;
  readonly titleFor: (locale: Locale, values?: TemplateValues) => string;
  /** Gives a key in the scheme of names (A32), for example `inactive-app-30d`. */
  readonly keyFor: (locale: Locale, values?: TemplateValues) => string;
}

interface TemplateSpec<P extends Readonly<Record<string, Parameter>>> extends Omit<
  SegmentTemplate,
  'definition' | 'titleFor' | 'keyFor' | 'parameters'
> {
  readonly parameters: P;
  readonly key: Localised;
  readonly condition: (values: { readonly [K in keyof P]: ValueOf<P[K]> }) => Condition;
}

/** Makes a template of its parts; the condition is written against parameters of known types. */
export function defineTemplate<const P extends Readonly<Record<string, Parameter>>>(
  spec: TemplateSpec<P>,
): SegmentTemplate {
  const { key, condition, ...rest } = spec;
  const complete = (values: TemplateValues = {}) => completeValues(spec.parameters, values);
  return {
    ...rest,
    title: typeset(spec.title),
    description: typeset(spec.description),
    sentence: typeset(spec.sentence),
    definition: (values) => ({
      version: 1,
      kind: 'dynamic',
      // `completeValues` gives every parameter a value of its own type, which its return type cannot say.
      condition: condition(complete(values) as { readonly [K in keyof P]: ValueOf<P[K]> }),
    }),
    titleFor: (locale, values) => fillHoles(typeset(spec.title)[locale], complete(values)),
    keyFor: (locale, values) => slugify(fillHoles(key[locale], complete(values))),
  };
}

function typeset({ en, fr }: Localised): Localised {
  return { en, fr: spaced(fr) };
}

/** Takes parameters and some values; gives a value for each parameter, of its type and within its limits. */
export function completeValues(
  parameters: Readonly<Record<string, Parameter>>,
  values: TemplateValues,
): Record<string, TemplateValue> {
  return Object.fromEntries(
    Object.entries(parameters).map(([id, parameter]) => [id, fittingValue(parameter, values[id])]),
  );
}

function fittingValue(parameter: Parameter, value: TemplateValue | undefined): TemplateValue {
  if (parameter.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return parameter.default;
    return Math.min(parameter.max, Math.max(parameter.min, Math.round(value)));
  }
  if (parameter.kind === 'values') return typeof value === 'object' ? value : parameter.default;
  return typeof value === 'string' ? value : parameter.default;
}

/** One piece of a sentence: words, or the id of a parameter. */
export type SentencePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'hole'; readonly id: string };

/** Cuts a text with `{names}` into words and holes, in order; empty words are left out. */
export function sentenceParts(text: string): readonly SentencePart[] {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('{') ? { kind: 'hole', id: piece.slice(1, -1) } : { kind: 'words', text: piece },
    );
}

function fillHoles(text: string, values: TemplateValues): string {
  return sentenceParts(text)
    .map((part) => (part.kind === 'words' ? part.text : plainValue(values[part.id])))
    .join('');
}

function plainValue(value: TemplateValue | undefined): string {
  return typeof value === 'object' ? value.join(', ') : String(value ?? '');
}
