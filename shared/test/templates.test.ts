import { describe, expect, test } from 'vitest';

import { definitionHash, describeDefinition, suggestName } from '../src/segment/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { findTemplate, segmentTemplates, sentenceParts, templateGroups } from '../src/segment/templates/index.ts';
import type { Parameter, TemplateValue } from '../src/segment/templates/index.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

/** What each template says with its defaults, in English and in French, and the keys it suggests. */
const expected: readonly (readonly [id: string, english: string, french: string, key: string, clef: string])[] = [
  [
    'highly-engaged-leads',
    'People who clicked a link in at least 3 different emails in the last 7 days, or visited a page whose path is “/pricing” or “/demo” at least 2 times in the last 30 days.',
    'Personnes qui ont cliqué sur un lien dans au moins 3 e-mails différents au cours des 7 derniers jours, ou qui ont visité une page dont le chemin est « /pricing » ou « /demo » au moins 2 fois au cours des 30 derniers jours.',
    'lead-engaged-7d',
    'lead-engage-7j',
  ],
  [
    'ready-to-convert',
    'People (whose engagement score is greater than 75, and who visited a page whose address contains “/pricing”), or (who did “Clicked free trial”, and never did “Signed up”).',
    'Personnes (dont le score engagement est supérieur à 75, et qui ont visité une page dont l’adresse contient « /pricing »), ou (qui ont fait « Clicked free trial », et qui n’ont jamais fait « Signed up »).',
    'ready-to-convert',
    'pret-a-convertir',
  ],
  [
    'ready-for-a-call',
    'People who visited a page whose address contains “/pricing” at least 3 times in the last 14 days, and whose engagement score is at least 50, and who never did “Upgraded plan”.',
    'Personnes qui ont visité une page dont l’adresse contient « /pricing » au moins 3 fois au cours des 14 derniers jours, et dont le score engagement est d’au moins 50, et qui n’ont jamais fait « Upgraded plan ».',
    'ready-for-call-14d',
    'pret-appel-14j',
  ],
  [
    'pricing-alert',
    'People who visited a page whose address contains “/pricing” more than 3 times in the last 5 days.',
    'Personnes qui ont visité une page dont l’adresse contient « /pricing » plus de 3 fois au cours des 5 derniers jours.',
    'pricing-alert-5d',
    'alerte-tarifs-5j',
  ],
  [
    'hot-leads',
    'People whose engagement score is greater than 80, and whose plan is not “pro”.',
    'Personnes dont le score engagement est supérieur à 80, et dont le champ plan n’est pas « pro ».',
    'hot-lead-80',
    'lead-chaud-80',
  ],
  [
    'key-resource',
    'People who did “Downloaded resource” in the last 30 days, or visited a page whose path starts with “/stories/” in the last 30 days.',
    'Personnes qui ont fait « Downloaded resource » au cours des 30 derniers jours, ou qui ont visité une page dont le chemin commence par « /stories/ » au cours des 30 derniers jours.',
    'key-resource-30d',
    'ressource-cle-30j',
  ],
  [
    'webinar-registrants',
    'People who filled in the form “webinar”, or clicked a link whose address contains “/webinar” in an email.',
    'Personnes qui ont rempli le formulaire « webinar », ou qui ont cliqué sur un lien dont l’adresse contient « /webinar » dans un e-mail.',
    'webinar-registered',
    'inscrit-webinaire',
  ],
  [
    'interest-by-link',
    'People who clicked a link whose address contains “/more” in the email “newsletter”.',
    'Personnes qui ont cliqué sur un lien dont l’adresse contient « /more » dans l’e-mail « newsletter ».',
    'interested-more',
    'interesse-more',
  ],
  [
    'conversion-target',
    'People who are in the segment “trial-in-progress”, and are in the segment “email-engaged”, and are not in the segment “customers”.',
    'Personnes qui sont dans le segment « trial-in-progress », et qui sont dans le segment « email-engaged », et qui ne sont pas dans le segment « customers ».',
    'conversion-target',
    'cible-conversion',
  ],
  [
    'technical-leads',
    'People whose role is “CTO”, “Tech Lead”, “DevOps”, “Engineering” or “IT”, or whose title contains “DevOps”.',
    'Personnes dont le champ role est « CTO », « Tech Lead », « DevOps », « Engineering » ou « IT », ou dont le champ title contient « DevOps ».',
    'tech-lead',
    'responsable-technique',
  ],
  [
    'territory',
    'People whose country is “France”, “Germany”, “Spain”, “Italy”, “Belgium” or “Netherlands”, or whose timezone starts with “Europe/”.',
    'Personnes dont le champ country est « France », « Germany », « Spain », « Italy », « Belgium » ou « Netherlands », ou dont le champ timezone commence par « Europe/ ».',
    'territory-europe',
    'territoire-europe',
  ],
  [
    'company-type',
    'People whose account’s employees is at least 1,000, or whose account’s industry is “Retail”, “Education” or “Industry”.',
    'Personnes dont le champ employees du compte est d’au moins 1 000, ou dont le champ industry du compte est « Retail », « Education » ou « Industry ».',
    'target-company',
    'entreprise-cible',
  ],
  [
    'small-companies',
    'People whose account’s employees is at most 49.',
    'Personnes dont le champ employees du compte est d’au plus 49.',
    'company-small',
    'entreprise-petite',
  ],
  [
    'medium-companies',
    'People whose account’s employees is between 50 and 249.',
    'Personnes dont le champ employees du compte est compris entre 50 et 249.',
    'company-medium',
    'entreprise-moyenne',
  ],
  [
    'large-companies',
    'People whose account’s employees is at least 250.',
    'Personnes dont le champ employees du compte est d’au moins 250.',
    'company-large',
    'entreprise-grande',
  ],
  [
    'active-trial-7d',
    'People whose plan is “trial”, and who did “Logged in” in the last 7 days.',
    'Personnes dont le champ plan est « trial », et qui ont fait « Logged in » au cours des 7 derniers jours.',
    'trial-7d',
    'essai-7j',
  ],
  [
    'abandoned-signup',
    'People (who filled in the form “signup” where step is 1, and never did “Signed up”), or (who opened the email “welcome”, and never clicked any link in the email “welcome”).',
    'Personnes (qui ont rempli le formulaire « signup » (où step est 1), et qui n’ont jamais fait « Signed up »), ou (qui ont ouvert l’e-mail « welcome », et qui n’ont jamais cliqué sur aucun lien dans l’e-mail « welcome »).',
    'signup-abandoned',
    'inscription-abandonnee',
  ],
  [
    'very-active-newcomers',
    'People whose signed_up_at is within the last 3 days, and who did “Logged in” at least 2 times, and clicked a link in an email.',
    'Personnes dont le champ signed_up_at remonte à 3 jours au plus, et qui ont fait « Logged in » au moins 2 fois, et qui ont cliqué sur un lien dans un e-mail.',
    'newcomer-active-3d',
    'nouveau-actif-3j',
  ],
  [
    'project-without-tasks',
    'People who did “Created project”, and never did “Created task”.',
    'Personnes qui ont fait « Created project », et qui n’ont jamais fait « Created task ».',
    'created-project-no-created-task',
    'created-project-sans-created-task',
  ],
  [
    'explorer-without-action',
    'People who visited a page at least 8 times in their first session, and did not do “Created project” in their first session.',
    'Personnes qui ont visité une page au moins 8 fois pendant leur première session, et qui n’ont pas fait « Created project » pendant leur première session.',
    'explorer-no-created-project',
    'explorateur-sans-created-project',
  ],
  [
    'stripe-not-connected',
    'People whose plan is “trial”, and who did “Signed up”, but then did not do “Connected Stripe” within 3 days, and never did “Connected Stripe”.',
    'Personnes dont le champ plan est « trial », et qui ont fait « Signed up », mais ensuite n’ont pas fait « Connected Stripe » dans un délai de 3 jours, et qui n’ont jamais fait « Connected Stripe ».',
    'trial-no-connected-stripe-3d',
    'essai-sans-connected-stripe-3j',
  ],
  [
    'last-day-of-trial',
    'People whose plan is “trial”, and whose trial_ends_at is within the next day.',
    'Personnes dont le champ plan est « trial », et dont le champ trial_ends_at arrive d’ici 1 jour.',
    'trial-ends-1d',
    'essai-fin-1j',
  ],
  [
    'evaluator',
    'People whose plan is “trial”, and who visited a page whose address contains “/pricing” at least 2 times, and did “Created task” fewer than 3 times (or not at all).',
    'Personnes dont le champ plan est « trial », et qui ont visité une page dont l’adresse contient « /pricing » au moins 2 fois, et qui ont fait « Created task » moins de 3 fois (ou pas du tout).',
    'persona-evaluator',
    'persona-evaluateur',
  ],
  [
    'individual',
    'People who did “Created project”, and never did “Invited team member”.',
    'Personnes qui ont fait « Created project », et qui n’ont jamais fait « Invited team member ».',
    'persona-individual',
    'persona-individuel',
  ],
  [
    'team-lead',
    'People who did “Invited team member” in the last 60 days.',
    'Personnes qui ont fait « Invited team member » au cours des 60 derniers jours.',
    'persona-team-lead',
    'persona-responsable',
  ],
  [
    'administrator',
    'People who did “Configured integration” in the last 60 days, or did “Changed permissions” in the last 60 days.',
    'Personnes qui ont fait « Configured integration » au cours des 60 derniers jours, ou qui ont fait « Changed permissions » au cours des 60 derniers jours.',
    'persona-administrator',
    'persona-administrateur',
  ],
  [
    'enthusiast',
    'People who did “Used advanced feature” at least 2 times in the last 30 days.',
    'Personnes qui ont fait « Used advanced feature » au moins 2 fois au cours des 30 derniers jours.',
    'persona-enthusiast',
    'persona-passionne',
  ],
  [
    'active-trial-users',
    'People whose plan is “trial”, and (who did “Logged in” more than 3 times in the last 5 days, or did “Clicked key button” in the last 5 days).',
    'Personnes dont le champ plan est « trial », et (qui ont fait « Logged in » plus de 3 fois au cours des 5 derniers jours, ou qui ont fait « Clicked key button » au cours des 5 derniers jours).',
    'trial-active-5d',
    'essai-actif-5j',
  ],
  [
    'engaged-key-actions',
    'People for whom at least 2 of these 3 are true (they did “Created project” in the last 30 days; they did “Created task” in the last 30 days; they did “Invited team member” in the last 30 days).',
    'Personnes pour qui au moins 2 de ces 3 conditions sont vraies (elles ont fait « Created project » au cours des 30 derniers jours ; elles ont fait « Created task » au cours des 30 derniers jours ; elles ont fait « Invited team member » au cours des 30 derniers jours).',
    'engaged-2-of-3-30d',
    'engage-2-sur-3-30j',
  ],
  [
    'daily-user-without-integration',
    'People who did “Logged in” in at least 5 of the last 7 days, and never did “Configured integration”.',
    'Personnes qui ont fait « Logged in » pendant au moins 5 des 7 derniers jours, et qui n’ont jamais fait « Configured integration ».',
    'daily-no-integration',
    'quotidien-sans-integration',
  ],
  [
    'onboarded-silent',
    'People who did “Created task”, and did not do “Logged in” in the last 14 days (and have been known since before then).',
    'Personnes qui ont fait « Created task », et qui n’ont pas fait « Logged in » au cours des 14 derniers jours (et sont connues depuis plus longtemps).',
    'onboarded-inactive-14d',
    'onboarde-inactif-14j',
  ],
  [
    'freemium-users',
    'People whose plan is “free”.',
    'Personnes dont le champ plan est « free ».',
    'freemium',
    'gratuit',
  ],
  [
    'non-openers',
    'People who received the email “newsletter” in the last 14 days, and never opened the email “newsletter”.',
    'Personnes qui ont reçu l’e-mail « newsletter » au cours des 14 derniers jours, et qui n’ont jamais ouvert l’e-mail « newsletter ».',
    'no-open-newsletter',
    'sans-ouverture-newsletter',
  ],
  [
    'inactive',
    'People who did not open any email in the last 30 days, and did not do “Logged in” in the last 30 days (and have been known since before then).',
    'Personnes qui n’ont ouvert aucun e-mail au cours des 30 derniers jours, et qui n’ont pas fait « Logged in » au cours des 30 derniers jours (et sont connues depuis plus longtemps).',
    'inactive-app-30d',
    'inactif-app-30j',
  ],
  [
    'declining-activity',
    'People who did “Logged in” at least 50% less in the last 14 days than in the 14 days before.',
    'Personnes qui ont fait « Logged in » au moins 50 % de moins au cours des 14 derniers jours que pendant les 14 jours précédents.',
    'declining-14d',
    'en-baisse-14j',
  ],
  [
    'inactive-on-trial',
    'People whose plan is “trial”, and who did not do “Logged in” in the last 30 days (and have been known since before then).',
    'Personnes dont le champ plan est « trial », et qui n’ont pas fait « Logged in » au cours des 30 derniers jours (et sont connues depuis plus longtemps).',
    'inactive-trial-30d',
    'inactif-essai-30j',
  ],
  [
    'inactive-by-email',
    'People who did not open any email in the last 60 days (and have been known since before then).',
    'Personnes qui n’ont ouvert aucun e-mail au cours des 60 derniers jours (et sont connues depuis plus longtemps).',
    'inactive-email-60d',
    'inactif-email-60j',
  ],
  [
    'new-paying',
    'People whose upgraded_at is within the last 6 months.',
    'Personnes dont le champ upgraded_at remonte à 6 mois au plus.',
    'new-paying-6m',
    'nouveau-payant-6m',
  ],
  [
    'recent-buyers',
    'People who did “Invoice paid” in the last 7 days.',
    'Personnes qui ont fait « Invoice paid » au cours des 7 derniers jours.',
    'buyer-7d',
    'acheteur-7j',
  ],
  [
    'ambassadors',
    'People whose upgraded_at is more than 6 months ago, and (whose nps is at least 9, or who have the tag “community”).',
    'Personnes dont le champ upgraded_at remonte à plus de 6 mois, et (dont le champ nps est d’au moins 9, ou qui ont le tag « community »).',
    'ambassador-nps',
    'ambassadeur-nps',
  ],
];

/** Another value that fits the parameter. */
function otherValue(parameter: Parameter): TemplateValue {
  if (parameter.kind === 'number') return parameter.default < parameter.max ? parameter.default + 1 : parameter.min;
  return parameter.kind === 'values' ? [...parameter.default, 'Something else'] : 'Something else';
}

const numbered = segmentTemplates.map((template) => ({
  name: `F${template.number} ${template.requirements.join(' ')} ${template.id}`,
  template,
}));

describe.each(numbered)('$name', ({ template }) => {
  const [, english, french, key, clef] = expected.find(([id]) => id === template.id) ?? [];

  test('can be saved with its defaults', () => {
    const definition = template.definition();
    expect(parseSegmentDefinition(definition)).toEqual({ ok: true, definition });
  });

  test('reads back in English and in French', () => {
    expect(describeDefinition(template.definition(), 'en')).toBe(english);
    expect(plainSpaces(describeDefinition(template.definition(), 'fr'))).toBe(french);
  });

  test('suggests a key in the scheme of names', () => {
    expect(template.keyFor('en')).toBe(key);
    expect(template.keyFor('fr')).toBe(clef);
    expect(suggestName(template.definition(), 'fr').length).toBeLessThanOrEqual(64);
  });

  test.each(['en', 'fr'] as const)('has a place for every parameter in its sentence (%s)', (locale) => {
    const holes = sentenceParts(template.sentence[locale]).flatMap((part) => (part.kind === 'hole' ? [part.id] : []));
    expect([...new Set(holes)].sort()).toEqual(Object.keys(template.parameters).sort());
    expect(template.titleFor(locale)).not.toMatch(/[{}]/u);
    expect(template.description[locale]).toMatch(/[.]$/u);
    for (const parameter of Object.values(template.parameters)) expect(parameter.label[locale]).not.toBe('');
  });

  test.each(Object.entries(template.parameters))('follows its parameter %s', (id, parameter) => {
    const changed = template.definition({ [id]: otherValue(parameter) });
    expect(definitionHash(changed)).not.toBe(definitionHash(template.definition()));
    expect(parseSegmentDefinition(changed)).toEqual({ ok: true, definition: changed });
    const takenFrom = 'of' in parameter ? template.parameters[parameter.of ?? '']?.kind : 'field';
    expect(takenFrom).toMatch(/field$/u);
  });
});

describe('the templates', () => {
  test('are the 34 of the list, each at least once, and the expectations know them all', () => {
    const numbers = new Set(segmentTemplates.map(({ number }) => number));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 34 }, (_, index) => index + 1));
    expect(expected.map(([id]) => id)).toEqual(segmentTemplates.map(({ id }) => id));
  });

  test('A17 to A31 are the fifteen cases', () => {
    const cases = new Set(segmentTemplates.flatMap(({ requirements }) => requirements));
    for (let number = 17; number <= 31; number += 1) expect(cases).toContain(`A${number}`);
  });

  test('A38 A39 A40 A41 fill every group', () => {
    for (const group of templateGroups) {
      expect(segmentTemplates.filter((template) => template.group === group).length).toBeGreaterThan(2);
    }
  });

  test.each(['en', 'fr'] as const)('no two are called or keyed alike (%s)', (locale) => {
    const names = segmentTemplates.map((template) => template.titleFor(locale));
    const keys = segmentTemplates.map((template) => template.keyFor(locale));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('are found by their id', () => {
    expect(findTemplate('inactive')?.number).toBe(5);
    expect(findTemplate('nothing')).toBeUndefined();
  });

  test('bring numbers within their limits, and pass over what does not fit', () => {
    const inactive = findTemplate('inactive');
    expect(inactive?.definition({ days: 0, event: 7, nonsense: 'x' })).toEqual(inactive?.definition({ days: 1 }));
    expect(inactive?.definition({ days: Number.NaN })).toEqual(inactive?.definition());
    expect(inactive?.titleFor('en', { days: 45 })).toBe('Inactive for 45 days');
    expect(inactive?.keyFor('fr', { days: 45 })).toBe('inactif-app-45j');
  });

  test('cut sentences into words and holes', () => {
    expect(sentenceParts('{a} and {b}.')).toEqual([
      { kind: 'hole', id: 'a' },
      { kind: 'words', text: ' and ' },
      { kind: 'hole', id: 'b' },
      { kind: 'words', text: '.' },
    ]);
  });
});
