import { nearestNames } from '@segue/shared/segment';
import type { SegmentTemplate, TemplateValues } from '@segue/shared/segment/templates';
import type { Catalogue } from '../editing/row-choices.ts';

/** Kinds of parameters that name something which was observed, or was not. */
export type NamedKind = 'event' | 'field' | 'account_field' | 'tag' | 'segment';

export interface NameOffer {
  readonly value: string;
  readonly label: string;
}

/** A name in a template that this workspace does not know, and what it knows instead. */
export interface MissingName {
  readonly parameter: string;
  readonly kind: NamedKind;
  readonly name: string;
  /** Most likely first. */
  readonly offers: readonly NameOffer[];
}

/** Kinds of data that are missing as a whole. */
export type MissingSource = 'website' | 'emails' | 'forms';

/** Enough to find the right one at a glance; the list behind the word holds all. */
const OFFERED_MAX = 5;

/** Takes a template with its values, gives the names in it that were never observed, in the order of the parameters. */
export function missingNames(
  template: SegmentTemplate,
  values: TemplateValues,
  catalogue: Catalogue,
): readonly MissingName[] {
  return Object.entries(template.parameters).flatMap(([parameter, { kind, default: preset }]) => {
    if (!isNamedKind(kind)) return [];
    const name = String(values[parameter] ?? preset);
    const known = knownNames(kind, catalogue);
    if (name === '' || known.some(({ value }) => value === name)) return [];
    return [{ parameter, kind, name, offers: offersFor(name, known) }];
  });
}

/** Takes a template, gives the kinds of data it reads of which nothing at all was observed. */
export function missingSources(template: SegmentTemplate, { events }: Catalogue): readonly MissingSource[] {
  const seen: Readonly<Record<MissingSource, boolean>> = {
    website: events.some(({ kind }) => kind === 'page'),
    emails: events.some(({ kind }) => kind === 'email'),
    forms: events.some(({ kind }) => kind === 'form'),
  };
  return template.sources.filter((source): source is MissingSource => source in seen && !seen[source as MissingSource]);
}

/** Gives every name of a kind that this workspace knows, most frequent first. */
export function knownNames(kind: NamedKind, catalogue: Catalogue): readonly NameOffer[] {
  const plain = (infos: readonly { readonly name: string }[]) =>
    infos.map(({ name }) => ({ value: name, label: name }));
  switch (kind) {
    case 'event':
      return plain(catalogue.events);
    case 'field':
      return plain(catalogue.personFields);
    case 'account_field':
      return plain(catalogue.accountFields);
    case 'tag':
      return plain(catalogue.tags);
    case 'segment':
      return catalogue.segments.map(({ key, name }) => ({ value: key, label: name }));
  }
}

function offersFor(name: string, known: readonly NameOffer[]): readonly NameOffer[] {
  const near = nearestNames(
    name,
    known.map(({ value }) => value),
  );
  const first = near.flatMap((value) => known.find((offer) => offer.value === value) ?? []);
  return [...first, ...known.filter((offer) => !first.includes(offer))].slice(0, OFFERED_MAX);
}

function isNamedKind(kind: string): kind is NamedKind {
  return ['event', 'field', 'account_field', 'tag', 'segment'].includes(kind);
}
