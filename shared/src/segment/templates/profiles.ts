import { accountField, any, field } from './conditions.ts';
import { employees, text, valuesOf } from './parameters.ts';
import { defineTemplate } from './template.ts';
import type { SegmentTemplate } from './template.ts';

const technicalLeads = defineTemplate({
  id: 'technical-leads',
  number: 7,
  requirements: ['A23'],
  group: 'qualify',
  title: { en: 'CTOs and technical leads', fr: 'CTO et responsables techniques' },
  description: {
    en: 'Decide by what the product can do: send them the API documentation and integrations, not slogans.',
    fr: 'Décident sur ce que le produit sait faire : envoyez-leur la documentation de l’API et les intégrations, pas des slogans.',
  },
  sentence: {
    en: 'People whose {roleField} is one of {roles}, or whose {titleField} contains {word}.',
    fr: 'Personnes dont le champ {roleField} est parmi {roles}, ou dont le champ {titleField} contient {word}.',
  },
  sources: ['product'],
  key: { en: 'tech lead', fr: 'responsable technique' },
  parameters: {
    roleField: text('field', 'role'),
    roles: valuesOf('roleField', ['CTO', 'Tech Lead', 'DevOps', 'Engineering', 'IT']),
    titleField: text('field', 'title'),
    word: { ...text('value', 'DevOps'), of: 'titleField' },
  },
  condition: (p) => any(field(p.roleField, 'is_any_of', p.roles), field(p.titleField, 'contains', p.word)),
});

const territory = defineTemplate({
  id: 'territory',
  number: 8,
  requirements: ['A24', 'D16'],
  group: 'qualify',
  title: { en: 'Territory', fr: 'Territoire' },
  description: {
    en: 'In the countries or the time zones one team looks after: mails and demos at an hour when people are awake.',
    fr: 'Dans les pays ou les fuseaux d’une même équipe : e-mails et démos à une heure où les gens sont réveillés.',
  },
  sentence: {
    en: 'People whose {countryField} is one of {countries}, or whose {zoneField} starts with {zone}.',
    fr: 'Personnes dont le champ {countryField} est parmi {countries}, ou dont le champ {zoneField} commence par {zone}.',
  },
  sources: ['product'],
  key: { en: 'territory {zone}', fr: 'territoire {zone}' },
  parameters: {
    countryField: text('field', 'country'),
    countries: valuesOf('countryField', ['France', 'Germany', 'Spain', 'Italy', 'Belgium', 'Netherlands']),
    zoneField: text('field', 'timezone'),
    zone: { ...text('value', 'Europe/'), of: 'zoneField' },
  },
  condition: (p) => any(field(p.countryField, 'is_any_of', p.countries), field(p.zoneField, 'starts_with', p.zone)),
});

const companyType = defineTemplate({
  id: 'company-type',
  number: 9,
  requirements: ['A25'],
  group: 'qualify',
  title: { en: 'Target companies', fr: 'Entreprises cibles' },
  description: {
    en: 'Work in an industry or at a size you sell to: show customer stories and wording that speak of them.',
    fr: 'Travaillent dans un secteur ou une taille que vous visez : montrez des témoignages et des mots qui leur parlent.',
  },
  sentence: {
    en: 'People whose account’s {sizeField} is at least {size}, or whose account’s {sectorField} is one of {sectors}.',
    fr: 'Personnes dont le champ {sizeField} du compte est d’au moins {size}, ou dont le champ {sectorField} du compte est parmi {sectors}.',
  },
  sources: ['accounts'],
  key: { en: 'target company', fr: 'entreprise cible' },
  parameters: {
    sizeField: text('account_field', 'employees'),
    size: employees(1_000),
    sectorField: text('account_field', 'industry'),
    sectors: valuesOf('sectorField', ['Retail', 'Education', 'Industry']),
  },
  condition: (p) => any(accountField(p.sizeField, 'gte', p.size), accountField(p.sectorField, 'is_any_of', p.sectors)),
});

const smallCompanies = defineTemplate({
  id: 'small-companies',
  number: 34,
  requirements: ['E9', 'E10'],
  group: 'qualify',
  title: { en: 'Small companies', fr: 'Petites entreprises' },
  description: {
    en: 'Look at the price and the essential features first: keep it short and affordable.',
    fr: 'Regardent d’abord le prix et les fonctions essentielles : faites court et abordable.',
  },
  sentence: {
    en: 'People whose account’s {sizeField} is at most {size}.',
    fr: 'Personnes dont le champ {sizeField} du compte est d’au plus {size}.',
  },
  sources: ['accounts'],
  key: { en: 'company small', fr: 'entreprise petite' },
  parameters: { sizeField: text('account_field', 'employees'), size: employees(49) },
  condition: (p) => accountField(p.sizeField, 'lte', p.size),
});

const mediumCompanies = defineTemplate({
  id: 'medium-companies',
  number: 34,
  requirements: ['E9'],
  group: 'qualify',
  title: { en: 'Medium-sized companies', fr: 'Entreprises de taille moyenne' },
  description: {
    en: 'Have outgrown the simple tools and must convince a team: show how others made the change.',
    fr: 'Ont dépassé les outils simples et doivent convaincre une équipe : montrez comment d’autres ont changé.',
  },
  sentence: {
    en: 'People whose account’s {sizeField} is between {from} and {to}.',
    fr: 'Personnes dont le champ {sizeField} du compte est compris entre {from} et {to}.',
  },
  sources: ['accounts'],
  key: { en: 'company medium', fr: 'entreprise moyenne' },
  parameters: { sizeField: text('account_field', 'employees'), from: employees(50), to: employees(249) },
  // A range written backwards is meant forwards.
  condition: (p) => accountField(p.sizeField, 'between', { from: Math.min(p.from, p.to), to: Math.max(p.from, p.to) }),
});

const largeCompanies = defineTemplate({
  id: 'large-companies',
  number: 34,
  requirements: ['E9', 'E11'],
  group: 'qualify',
  title: { en: 'Large companies', fr: 'Grandes entreprises' },
  description: {
    en: 'Ask about security and customisation before anything else: answer that in the first email.',
    fr: 'Interrogent d’abord la sécurité et la personnalisation : répondez-y dès le premier e-mail.',
  },
  sentence: {
    en: 'People whose account’s {sizeField} is at least {size}.',
    fr: 'Personnes dont le champ {sizeField} du compte est d’au moins {size}.',
  },
  sources: ['accounts'],
  key: { en: 'company large', fr: 'entreprise grande' },
  parameters: { sizeField: text('account_field', 'employees'), size: employees(250) },
  condition: (p) => accountField(p.sizeField, 'gte', p.size),
});

/** Who they are and where they work, as far as it tells whether they are a customer to win (A38). */
export const profileTemplates: readonly SegmentTemplate[] = [
  technicalLeads,
  territory,
  companyType,
  smallCompanies,
  mediumCompanies,
  largeCompanies,
];
