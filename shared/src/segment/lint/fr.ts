import { french } from '../french.ts';
import type { LintTexts } from './texts.ts';

const number = (value: number): string => new Intl.NumberFormat('fr').format(value);
const instead = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : french`Vouliez-vous dire « ${meant} » ?`;

/** The sentences of the linter, in French. */
export const frenchLint: LintTexts = {
  contradiction: () =>
    french`Avec une autre condition d’ici, celle-ci ne convient à personne. Changez l’une des deux, ou reliez-les par « ou ».`,
  windows_apart: () =>
    french`Cette période et celle d’une autre condition d’ici ne vont jamais ensemble : personne ne convient. Changez l’une d’elles.`,
  always_true: () => french`C’est vrai pour tout le monde et ne change donc rien. Retirez-la, ou précisez-la.`,
  event_never_seen: (event, meant) =>
    french`Aucun événement « ${event} » n’a encore été vu. ${instead(meant, 'Vérifiez son nom, ou envoyez-le une fois.')}`,
  event_not_seen_lately: (event, days) =>
    french`« ${event} » n’a pas été vu depuis ${number(days)} jours. Vérifiez qu’il est toujours envoyé.`,
  value_never_seen: (field, value, meant) =>
    french`Personne n’a encore eu « ${value} » dans le champ ${field}. ${instead(meant, 'Vérifiez son orthographe.')}`,
  window_longer_than_history: (days) =>
    french`Les événements ne sont connus que depuis ${number(days)} ${days === 1 ? 'jour' : 'jours'} : cette période remonte plus loin qu’il n’y a de données. Raccourcissez-la, ou attendez.`,
  includes_missing_value: (field, people) =>
    people === null
      ? french`C’est vrai aussi pour les personnes sans aucun champ ${field}. Ajoutez « ${field} est renseigné » si vous ne les voulez pas.`
      : french`C’est vrai aussi pour ${people === 1 ? 'la seule personne' : `les ${number(people)} personnes`} sans aucun champ ${field}. Ajoutez « ${field} est renseigné » si vous ne les voulez pas.`,
  includes_newcomers: () =>
    french`C’est vrai aussi pour qui ne l’a jamais fait et pour qui vient d’arriver. Demandez d’être connu avant la période si vous ne les voulez pas.`,
  duplicate: (segment) =>
    french`Ceci dit la même chose que le segment « ${segment} ». Utilisez-le, ou dites ce qui diffère.`,
  subset: (segment) =>
    french`Toutes les personnes d’ici sont aussi dans le segment « ${segment} ». Partez de lui si c’est voulu.`,
  only_time: () =>
    french`Ceci ne suit que le calendrier. Ajoutez ce que font les personnes : leurs actes disent plus que leur ancienneté.`,
  short_text: (text) =>
    french`« ${text} » est très court et se trouve dans beaucoup de mots. Écrivez-en davantage, ou utilisez « est ».`,
  name_breaks_convention: ({ message }) => message,
};
