import { french } from '../french.ts';
import type { IssueTexts, JsonType } from './texts.ts';

const typeNames: Readonly<Record<JsonType, string>> = {
  text: 'un texte',
  number: 'un nombre',
  boolean: 'true ou false',
  list: 'une liste',
  object: 'un objet',
  other: 'autre chose',
};

/** The sentences that refuse a definition, in French. */
export const frenchIssues: IssueTexts = {
  missing: () => french`Cet élément est obligatoire.`,
  wrong_type: (expected) => french`Il faut ici ${typeNames[expected]}.`,
  unknown_key: (key) => french`« ${key} » est inconnu à cet endroit.`,
  not_one_of: (allowed, meant) => french`Valeurs possibles : ${allowed.join(', ')}.${suggestion(meant)}`,
  unknown_version: () => french`Seule la version 1 du langage des segments existe.`,
  not_whole: () => french`Il faut ici un nombre entier.`,
  not_finite: () => french`Il faut ici un nombre ordinaire.`,
  empty_text: () => french`Ce texte ne peut pas être vide.`,
  text_too_long: (max) => french`Ce texte est trop long : ${number(max)} caractères au plus.`,
  list_too_long: (found, max) => french`La liste contient ${number(found)} valeurs ; le maximum est ${number(max)}.`,
  empty_list: () => french`La liste est vide ; il faut au moins une valeur.`,
  nul_character: () => french`Ce texte contient un caractère NUL, qui ne peut pas être enregistré.`,
  broken_text: () => french`Ce texte est abîmé : il contient une moitié de caractère.`,
  too_nested: (max) => french`La définition est trop imbriquée pour être lue : ${number(max)} niveaux au plus.`,
  too_big: (max) => french`La définition est trop volumineuse pour être lue : ${number(max)} valeurs au plus.`,
  bad_match: () => french`Un groupe exige "all", "any", "none" ou { "atLeast": un nombre entier à partir de 1 }.`,
  bad_value: () =>
    french`Une valeur est un texte, un nombre, true ou false, une liste de ceux-ci, { from, to }, { amount, unit } ou { field }.`,
  bad_count_value: () => french`Il faut ici un nombre, ou { from, to } pour « entre ».`,
  bad_emails: () => french`Il faut ici "any" ou une liste de clés d’e-mails.`,
  bad_known_for: () => french`Il faut ici "window" ou une durée, par exemple { "amount": 30, "unit": "day" }.`,
  bad_measure: () =>
    french`On peut compter { "of": "days" ou "emails" }, ou { "of": "distinct", "sum", "average", "min" ou "max", "property": … }.`,
  bad_text_match_value: () => french`La valeur doit être un texte ou une liste de textes.`,

  empty_group: () => french`Ce groupe est vide. Ajoutez une condition ou supprimez le groupe.`,
  too_many_conditions: (found, max) =>
    french`Le segment contient ${number(found)} conditions ; le maximum est ${number(max)}.`,
  too_deep: (max) => french`Les groupes sont trop imbriqués : ${number(max)} niveaux au plus.`,
  at_least_k: (k, n) =>
    french`« Au moins ${number(k)} » est impossible dans un groupe de ${number(n)} : choisissez de 1 à ${number(n)}.`,

  accounts_not_static: () => french`Un segment d’entreprises suit ses conditions ; il ne se remplit pas à la main.`,
  accounts_not_anonymous: () => french`Il n’y a pas d’entreprise anonyme ; retirez cette ligne.`,
  not_of_accounts: () =>
    'Cela ne peut pas être demandé d’une entreprise. Utilisez ses champs, le nombre de ses personnes dans un segment, ou un autre segment d’entreprises.',
  members_not_here: () =>
    'Seul un segment d’entreprises peut compter les personnes d’une entreprise. Créez-en un, puis utilisez-le ici comme segment.',

  value_not_wanted: () => french`Cet opérateur ne prend pas de valeur.`,
  value_missing: () => french`Il manque une valeur.`,
  blank_value: () => french`Écrivez une valeur, ou choisissez « n’est pas renseigné ».`,
  value_not_scalar: () => french`Cet opérateur compare avec un texte, un nombre, ou true ou false.`,
  value_not_text: () => french`Cet opérateur compare avec un texte.`,
  value_not_number: () => french`Cet opérateur compare avec un nombre.`,
  value_not_date: () => french`Cet opérateur compare avec une date, par exemple 2026-01-31 ou 2026-01-31T14:00:00Z.`,
  value_not_duration: () => french`Cet opérateur demande une durée, par exemple { "amount": 7, "unit": "day" }.`,
  value_not_list: () => french`Cet opérateur demande une liste de valeurs.`,
  value_not_range: () => french`« Entre » demande { "from": …, "to": … }, deux nombres ou deux dates.`,
  range_mixed: () => french`Les deux bornes doivent être de même nature : deux nombres ou deux dates.`,
  range_backwards: () => french`La borne de départ ne peut pas dépasser la borne d’arrivée.`,
  field_comparison_not_wanted: () => french`Cet opérateur ne peut pas comparer avec un autre champ.`,
  list_mixed: () => french`Toutes les valeurs de la liste doivent être de même nature.`,
  where_missing: () => french`« A un élément » demande au moins un filtre sur cet élément.`,
  where_not_wanted: () => french`Seul « a un élément » prend ses propres filtres.`,
  too_many_filters: (max) => french`Trop de filtres dans une condition : ${number(max)} au plus.`,
  filters_too_deep: (max) => french`Les filtres sont trop imbriqués : ${number(max)} niveaux au plus.`,

  count_needs_range: () => french`« Entre » demande { "from": …, "to": … }.`,
  count_needs_number: () => french`Il faut ici un seul nombre.`,
  count_negative: () => french`Rien n’arrive moins de 0 fois.`,
  count_too_big: (max) => french`On peut demander ${number(max)} fois au plus.`,
  fewer_than_zero: () => french`Rien n’arrive moins de 0 fois : choisissez « moins de 1 » ou « exactement 0 ».`,
  measure_not_here: () => french`Seules les conditions sur les e-mails peuvent compter des e-mails.`,

  amount_not_positive: () => french`La durée doit être supérieure à 0.`,
  span_too_long: (maxDays) =>
    french`La durée est trop longue : ${number(maxDays)} jours au plus (${number(maxDays / 365)} ans).`,
  not_a_date: () => french`Ce n’est pas une date. Écrivez par exemple 2026-01-31 ou 2026-01-31T14:00:00Z.`,
  absurd_year: (min, max) => french`Cette année est hors de portée : de ${min} à ${max}.`,
  window_backwards: () => french`La période se termine avant de commencer.`,
  ago_empty: () => french`La période est vide : ses deux bornes sont égales.`,
  calendar_future: () => french`Une période du calendrier est la période en cours (0) ou une précédente (−1, −2, …).`,
  window_not_here: () => french`La condition donne déjà la période ; son événement ne peut pas en avoir une autre.`,
  count_not_here: () => french`Ici, il suffit que l’événement ait eu lieu ; il ne peut pas avoir de nombre de fois.`,
  known_for_window: () =>
    french`La période n’a pas de début ; indiquez plutôt depuis combien de temps la personne est connue.`,

  too_few_steps: () => french`Une suite demande au moins deux étapes.`,
  too_many_steps: (max) => french`Une suite a ${number(max)} étapes au plus.`,
  percent_range: () => french`L’évolution doit dépasser 0 %, et une baisse ne peut pas dépasser 100 %.`,
  at_least_periods: (k, n) =>
    french`« ${number(k)} des ${number(n)} dernières » est impossible : choisissez de 1 à ${number(n)}.`,
  too_many_periods: (max) => french`On peut regarder ${number(max)} périodes au plus.`,

  regex_syntax: (what, position) => french`Le motif contient une erreur au caractère ${position} : « ${what} ».`,
  regex_back_reference: () =>
    french`Un motif ne peut pas reprendre ce qu’il a trouvé (\\1) : la recherche pourrait ne jamais finir.`,
  regex_look_around: () =>
    french`Un motif ne peut pas regarder en avant ni en arrière ((?=…), (?!…), (?<=…)) : la recherche pourrait ne jamais finir.`,
  regex_unsupported: (what, position) => french`Un motif ne peut pas contenir « ${what} » (caractère ${position}).`,
  regex_explodes: (part) =>
    french`La partie répétée « ${part} » peut correspondre au même texte de plusieurs façons : la recherche pourrait ne jamais finir. Écrivez-la pour que chaque caractère ne convienne que d’une façon.`,
  regex_repeat_too_big: (max) => french`Une répétition va jusqu’à ${number(max)} fois.`,
  regex_too_big: (max) =>
    french`Le motif est trop grand une fois ses répétitions écrites : ${number(max)} caractères au plus.`,

  duplicate_step: (id) => french`Deux étapes portent l’identifiant « ${id} ».`,
  unknown_step: (id) => french`L’étape « ${id} » n’existe pas.`,
  start_missing: () => french`Le parcours a des étapes mais ne dit pas laquelle vient en premier.`,
  start_unneeded: () => french`Le parcours n’a pas d’étape : aucune ne peut venir en premier.`,
  step_cycle: (id) => french`Les étapes tournent en rond : « ${id} » revient après elle-même.`,
  step_unreachable: (id) => french`Aucun chemin ne mène à l’étape « ${id} ».`,
  duplicate_trigger: () => french`Ce déclencheur existe déjà.`,
  number_range: (min, max) => french`Choisissez de ${number(min)} à ${number(max)}.`,
};

function suggestion(meant: string | undefined): string {
  return meant === undefined ? '' : french` Vouliez-vous dire « ${meant} » ?`;
}

function number(value: number): string {
  return value.toLocaleString('fr');
}
