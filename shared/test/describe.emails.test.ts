import { describe, expect, test } from 'vitest';

import { describeCondition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const said: readonly (readonly [condition: Condition, english: string, french: string])[] = [
  [{ type: 'email', activity: 'received' }, 'received an email', 'ont reçu un e-mail'],
  [{ type: 'email', activity: 'received', emails: ['w'] }, 'received the email “w”', 'ont reçu l’e-mail « w »'],
  [
    { type: 'email', activity: 'received', count: { operator: 'exactly', value: 0 } },
    'never received any email',
    'n’ont jamais reçu aucun e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'received',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not receive any email in the last 7 days',
    'n’ont reçu aucun e-mail au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'received', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never received the email “w”',
    'n’ont jamais reçu l’e-mail « w »',
  ],
  [
    {
      type: 'email',
      activity: 'received',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not receive the email “w” in the last 7 days',
    'n’ont pas reçu l’e-mail « w » au cours des 7 derniers jours',
  ],
  [{ type: 'email', activity: 'opened' }, 'opened an email', 'ont ouvert un e-mail'],
  [{ type: 'email', activity: 'opened', emails: ['w'] }, 'opened the email “w”', 'ont ouvert l’e-mail « w »'],
  [
    { type: 'email', activity: 'opened', count: { operator: 'exactly', value: 0 } },
    'never opened any email',
    'n’ont jamais ouvert aucun e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'opened',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not open any email in the last 7 days',
    'n’ont ouvert aucun e-mail au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'opened', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never opened the email “w”',
    'n’ont jamais ouvert l’e-mail « w »',
  ],
  [
    {
      type: 'email',
      activity: 'opened',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not open the email “w” in the last 7 days',
    'n’ont pas ouvert l’e-mail « w » au cours des 7 derniers jours',
  ],
  [{ type: 'email', activity: 'clicked' }, 'clicked a link in an email', 'ont cliqué sur un lien dans un e-mail'],
  [
    { type: 'email', activity: 'clicked', emails: ['w'] },
    'clicked a link in the email “w”',
    'ont cliqué sur un lien dans l’e-mail « w »',
  ],
  [
    { type: 'email', activity: 'clicked', count: { operator: 'exactly', value: 0 } },
    'never clicked any link in any email',
    'n’ont jamais cliqué sur aucun lien dans un e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'clicked',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not click any link in any email in the last 7 days',
    'n’ont cliqué sur aucun lien dans un e-mail au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'clicked', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never clicked any link in the email “w”',
    'n’ont jamais cliqué sur aucun lien dans l’e-mail « w »',
  ],
  [
    {
      type: 'email',
      activity: 'clicked',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not click any link in the email “w” in the last 7 days',
    'n’ont cliqué sur aucun lien dans l’e-mail « w » au cours des 7 derniers jours',
  ],
  [{ type: 'email', activity: 'replied' }, 'replied to an email', 'ont répondu à un e-mail'],
  [{ type: 'email', activity: 'replied', emails: ['w'] }, 'replied to the email “w”', 'ont répondu à l’e-mail « w »'],
  [
    { type: 'email', activity: 'replied', count: { operator: 'exactly', value: 0 } },
    'never replied to any email',
    'n’ont jamais répondu à aucun e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'replied',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not reply to any email in the last 7 days',
    'n’ont répondu à aucun e-mail au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'replied', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never replied to the email “w”',
    'n’ont jamais répondu à l’e-mail « w »',
  ],
  [
    {
      type: 'email',
      activity: 'replied',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not reply to the email “w” in the last 7 days',
    'n’ont pas répondu à l’e-mail « w » au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'unsubscribed' },
    'unsubscribed through an email',
    'se sont désinscrites depuis un e-mail',
  ],
  [
    { type: 'email', activity: 'unsubscribed', emails: ['w'] },
    'unsubscribed through the email “w”',
    'se sont désinscrites depuis l’e-mail « w »',
  ],
  [
    { type: 'email', activity: 'unsubscribed', count: { operator: 'exactly', value: 0 } },
    'never unsubscribed through any email',
    'ne se sont jamais désinscrites depuis aucun e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'unsubscribed',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not unsubscribe through any email in the last 7 days',
    'ne se sont désinscrites depuis aucun e-mail au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'unsubscribed', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never unsubscribed through the email “w”',
    'ne se sont jamais désinscrites depuis l’e-mail « w »',
  ],
  [
    {
      type: 'email',
      activity: 'unsubscribed',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not unsubscribe through the email “w” in the last 7 days',
    'ne se sont pas désinscrites depuis l’e-mail « w » au cours des 7 derniers jours',
  ],
  [{ type: 'email', activity: 'bounced' }, 'had an email bounce', 'ont eu une erreur de remise pour un e-mail'],
  [
    { type: 'email', activity: 'bounced', emails: ['w'] },
    'had the email “w” bounce',
    'ont eu une erreur de remise pour l’e-mail « w »',
  ],
  [
    { type: 'email', activity: 'bounced', count: { operator: 'exactly', value: 0 } },
    'never had any email bounce',
    'n’ont jamais eu d’erreur de remise pour aucun e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'bounced',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not have any email bounce in the last 7 days',
    'n’ont eu d’erreur de remise pour aucun e-mail au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'bounced', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never had the email “w” bounce',
    'n’ont jamais eu d’erreur de remise pour l’e-mail « w »',
  ],
  [
    {
      type: 'email',
      activity: 'bounced',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not have the email “w” bounce in the last 7 days',
    'n’ont pas eu d’erreur de remise pour l’e-mail « w » au cours des 7 derniers jours',
  ],
  [{ type: 'email', activity: 'complained' }, 'reported an email as spam', 'ont signalé un e-mail comme indésirable'],
  [
    { type: 'email', activity: 'complained', emails: ['w'] },
    'reported the email “w” as spam',
    'ont signalé l’e-mail « w » comme indésirable',
  ],
  [
    { type: 'email', activity: 'complained', count: { operator: 'exactly', value: 0 } },
    'never reported any email as spam',
    'n’ont jamais signalé aucun e-mail comme indésirable',
  ],
  [
    {
      type: 'email',
      activity: 'complained',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not report any email as spam in the last 7 days',
    'n’ont signalé aucun e-mail comme indésirable au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'complained', emails: ['w'], count: { operator: 'exactly', value: 0 } },
    'never reported the email “w” as spam',
    'n’ont jamais signalé l’e-mail « w » comme indésirable',
  ],
  [
    {
      type: 'email',
      activity: 'complained',
      emails: ['w'],
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'did not report the email “w” as spam in the last 7 days',
    'n’ont pas signalé l’e-mail « w » comme indésirable au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'opened', emails: ['w', 't', 'n'] },
    'opened the email “w”, “t” or “n”',
    'ont ouvert l’e-mail « w », « t » ou « n »',
  ],
  [
    { type: 'email', activity: 'opened', emails: 'any', machine: true },
    'opened an email (what machines did included)',
    'ont ouvert un e-mail (actions automatiques comprises)',
  ],
  [{ type: 'email', activity: 'opened', machine: false }, 'opened an email', 'ont ouvert un e-mail'],
  [
    { type: 'email', activity: 'clicked', link: { operator: 'contains', value: '/event' } },
    'clicked a link whose address contains “/event” in an email',
    'ont cliqué sur un lien dont l’adresse contient « /event » dans un e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'clicked',
      link: { operator: 'contains', value: '/event' },
      count: { operator: 'exactly', value: 0 },
    },
    'never clicked any link whose address contains “/event” in any email',
    'n’ont jamais cliqué sur aucun lien dont l’adresse contient « /event » dans un e-mail',
  ],
  [
    {
      type: 'email',
      activity: 'clicked',
      count: { operator: 'at_least', value: 3, measure: { of: 'emails' } },
      window: { type: 'last', amount: 7, unit: 'day' },
    },
    'clicked a link in at least 3 different emails in the last 7 days',
    'ont cliqué sur un lien dans au moins 3 e-mails différents au cours des 7 derniers jours',
  ],
  [
    { type: 'email', activity: 'opened', count: { operator: 'at_most', value: 3, measure: { of: 'emails' } } },
    'opened at most 3 different emails (or not at all)',
    'ont ouvert au plus 3 e-mails différents (ou pas du tout)',
  ],
  [
    {
      type: 'email',
      activity: 'clicked',
      emails: ['a', 'b'],
      count: { operator: 'at_least', value: 2, measure: { of: 'emails' } },
    },
    'clicked a link in at least 2 different emails of “a” or “b”',
    'ont cliqué sur un lien dans au moins 2 e-mails différents parmi « a » ou « b »',
  ],
];

describe('every activity with emails is said in both languages', () => {
  test.each(said)('%j', (condition, english, french) => {
    expect(describeCondition(condition, 'en')).toBe(english);
    expect(plainSpaces(describeCondition(condition, 'fr'))).toBe(french);
  });
});
