import { companyPatterns, companyStems } from './data/company-names.ts';
import type { Place } from './data/places.ts';
import { shortHash } from './random.ts';
import type { Random } from './random.ts';

/** A company whose people use the product together. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  readonly employees: number;
  readonly country: string;
  /** Whether its people still have access: trial, paid or free. */
  active: boolean;
  plan: string;
  seats: number;
  /** Taken mail addresses at the domain. */
  readonly addresses: Set<string>;
}

/** Hands out companies; equal names get different domains. */
export class CompanyRegistry {
  readonly #worldId: string;
  readonly #timesUsed = new Map<string, number>();
  #count = 0;

  constructor(worldId: string) {
    this.#worldId = worldId;
  }

  create(place: Place, sizes: readonly (readonly [number, number])[], random: Random): Company {
    const [pattern, industry] = random.pick(companyPatterns[place.language]);
    const name = pattern.replace('{}', random.pick(companyStems[place.language]));
    const base = slug(name);
    const used = (this.#timesUsed.get(base) ?? 0) + 1;
    this.#timesUsed.set(base, used);
    this.#count += 1;
    return {
      id: `c_${shortHash(`${this.#worldId} company ${this.#count}`)}`,
      name,
      domain: `${base}${used === 1 ? '' : used}.test`,
      industry,
      employees: Math.max(1, Math.round(random.logNormal(random.weighted(sizes), 0.35))),
      country: place.country,
      active: true,
      plan: 'trial',
      seats: 1,
      addresses: new Set(),
    };
  }
}

/** Lower-case ASCII letters and digits with single hyphens: "Éditions Orée" → "editions-oree". */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
