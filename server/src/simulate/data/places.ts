import type { Language } from './names.ts';

/** Where people live, with the share of sign-ups that come from there. */
export interface Place {
  readonly city: string;
  readonly country: string;
  readonly zone: string;
  readonly language: Language;
  readonly currency: 'USD' | 'EUR' | 'GBP' | 'CAD';
}

type Row = readonly [Place, weight: number];

function place(
  city: string,
  country: string,
  zone: string,
  language: Language,
  currency: Place['currency'],
  weight: number,
): Row {
  return [{ city, country, zone, language, currency }, weight];
}

export const places: readonly Row[] = [
  place('New York', 'United States', 'America/New_York', 'en', 'USD', 9),
  place('Chicago', 'United States', 'America/Chicago', 'en', 'USD', 5),
  place('Austin', 'United States', 'America/Chicago', 'en', 'USD', 5),
  place('Denver', 'United States', 'America/Denver', 'en', 'USD', 3),
  place('San Francisco', 'United States', 'America/Los_Angeles', 'en', 'USD', 7),
  place('Seattle', 'United States', 'America/Los_Angeles', 'en', 'USD', 4),
  place('Toronto', 'Canada', 'America/Toronto', 'en', 'CAD', 5),
  place('Vancouver', 'Canada', 'America/Vancouver', 'en', 'CAD', 2),
  place('Montréal', 'Canada', 'America/Toronto', 'fr', 'CAD', 5),
  place('Québec', 'Canada', 'America/Toronto', 'fr', 'CAD', 2),
  place('London', 'United Kingdom', 'Europe/London', 'en', 'GBP', 9),
  place('Manchester', 'United Kingdom', 'Europe/London', 'en', 'GBP', 4),
  place('Edinburgh', 'United Kingdom', 'Europe/London', 'en', 'GBP', 2),
  place('Dublin', 'Ireland', 'Europe/Dublin', 'en', 'EUR', 3),
  place('Amsterdam', 'Netherlands', 'Europe/Amsterdam', 'en', 'EUR', 3),
  place('Berlin', 'Germany', 'Europe/Berlin', 'en', 'EUR', 4),
  place('Paris', 'France', 'Europe/Paris', 'fr', 'EUR', 12),
  place('Lyon', 'France', 'Europe/Paris', 'fr', 'EUR', 6),
  place('Nantes', 'France', 'Europe/Paris', 'fr', 'EUR', 4),
  place('Toulouse', 'France', 'Europe/Paris', 'fr', 'EUR', 4),
  place('Lille', 'France', 'Europe/Paris', 'fr', 'EUR', 3),
  place('Marseille', 'France', 'Europe/Paris', 'fr', 'EUR', 3),
  place('Bruxelles', 'Belgium', 'Europe/Brussels', 'fr', 'EUR', 4),
  place('Genève', 'Switzerland', 'Europe/Zurich', 'fr', 'EUR', 3),
  place('Casablanca', 'Morocco', 'Africa/Casablanca', 'fr', 'EUR', 2),
  place('Dakar', 'Senegal', 'Africa/Dakar', 'fr', 'EUR', 1),
  place('Lagos', 'Nigeria', 'Africa/Lagos', 'en', 'USD', 3),
  place('Accra', 'Ghana', 'Africa/Accra', 'en', 'USD', 1),
  place('Bengaluru', 'India', 'Asia/Kolkata', 'en', 'USD', 5),
  place('Mumbai', 'India', 'Asia/Kolkata', 'en', 'USD', 3),
  place('Singapore', 'Singapore', 'Asia/Singapore', 'en', 'USD', 3),
  place('Sydney', 'Australia', 'Australia/Sydney', 'en', 'USD', 4),
  place('Auckland', 'New Zealand', 'Pacific/Auckland', 'en', 'USD', 1),
];
