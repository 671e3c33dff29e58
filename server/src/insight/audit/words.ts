import type { ObsoleteReason } from '@segue/shared/api';

/** Every sentence of the monthly mail, in words of one language. */
export interface AuditWords {
  subject(workspace: string, month: string): string;
  intro(workspace: string, segments: number): string;
  readonly mostActive: string;
  readonly mostActiveHint: string;
  transitions(count: number): string;
  readonly unused: string;
  readonly unusedHint: string;
  lastUsed(day: string | null): string;
  readonly obsolete: string;
  reason(reason: ObsoleteReason, day: (instant: string) => string): string;
  readonly overlapping: string;
  overlap(shared: number, share: string): string;
  readonly nothing: string;
  few(live: number): string;
  many(live: number): string;
  /** Between the name of a segment and what is said of it. */
  readonly colon: string;
  readonly open: string;
  readonly where: string;
}

const n = (locale: string, value: number): string => new Intl.NumberFormat(locale).format(value);

const en: AuditWords = {
  subject: (workspace, month) => `Segments of ${workspace}: audit (${month})`,
  intro: (workspace, count) =>
    `Once a month, a look at ${count === 1 ? 'the segment' : `the ${n('en', count)} segments`} of ${workspace} that you look after.`,
  mostActive: 'Most active',
  mostActiveHint: 'The most people entered and left these in 30 days. Do they still say what you need?',
  transitions: (count) => (count === 1 ? '1 person entered or left' : `${n('en', count)} people entered or left`),
  unused: 'Not used for 30 days',
  unusedHint: 'No flow, segment, export or program has used these. Delete what nobody needs.',
  lastUsed: (day) => (day === null ? 'never used' : `last used on ${day}`),
  obsolete: 'Perhaps obsolete',
  reason(reason, day) {
    switch (reason.reason) {
      case 'never_had_members':
        return 'nobody was ever in it';
      case 'build_failed':
        return 'it could not be built';
      case 'event_never_seen':
        return `the event “${reason.event}” has never been seen`;
      case 'event_silent':
        return `the event “${reason.event}” has not been seen since ${day(reason.last_seen_at)}`;
      case 'review_due':
        return `it was to be looked at again on ${day(`${reason.on}T12:00:00Z`)}`;
    }
  },
  overlapping: 'Nearly the same people',
  overlap: (shared, share) => `${n('en', shared)} people in both, ${share} of those in either`,
  nothing: 'Nothing to tidy up: every segment is used and fills as it should.',
  few: (live) => `${n('en', live)} dynamic segments are live. A well-kept workspace has 15 to 30; templates give more.`,
  many: (live) => `${n('en', live)} dynamic segments are live. 15 to 30 are easier to keep in mind.`,
  colon: ': ',
  open: 'Open the audit',
  where: 'The whole audit is in Segue, under Segments, Audit.',
};

const fr: AuditWords = {
  subject: (workspace, month) => `Segments de ${workspace} : audit (${month})`,
  intro: (workspace, count) =>
    `Une fois par mois, un regard sur ${count === 1 ? 'le segment' : `les ${n('fr', count)} segments`} de ${workspace} dont vous vous occupez.`,
  mostActive: 'Les plus actifs',
  mostActiveHint:
    'Le plus de personnes y sont entrées ou en sont sorties en 30 jours. Disent-ils encore ce qu’il vous faut ?',
  transitions: (count) => (count === 1 ? '1 entrée ou sortie' : `${n('fr', count)} entrées et sorties`),
  unused: 'Inutilisés depuis 30 jours',
  unusedHint: 'Aucun parcours, segment, export ni programme ne s’en est servi. Supprimez ce dont personne n’a besoin.',
  lastUsed: (day) => (day === null ? 'jamais utilisé' : `utilisé pour la dernière fois le ${day}`),
  obsolete: 'Peut-être obsolètes',
  reason(reason, day) {
    switch (reason.reason) {
      case 'never_had_members':
        return 'personne n’y a jamais été';
      case 'build_failed':
        return 'il n’a pas pu être construit';
      case 'event_never_seen':
        return `l’événement « ${reason.event} » n’a jamais été vu`;
      case 'event_silent':
        return `l’événement « ${reason.event} » n’a pas été vu depuis le ${day(reason.last_seen_at)}`;
      case 'review_due':
        return `il était à revoir le ${day(`${reason.on}T12:00:00Z`)}`;
    }
  },
  overlapping: 'Presque les mêmes personnes',
  overlap: (shared, share) => `${n('fr', shared)} personnes dans les deux, ${share} de celles de l’un ou de l’autre`,
  nothing: 'Rien à ranger : chaque segment sert et se remplit comme il se doit.',
  few: (live) =>
    `${n('fr', live)} segments dynamiques sont actifs. Un espace bien tenu en a de 15 à 30 ; les modèles en donnent d’autres.`,
  many: (live) => `${n('fr', live)} segments dynamiques sont actifs. De 15 à 30, on garde mieux la vue d’ensemble.`,
  colon: '\u00A0: ',
  open: 'Ouvrir l’audit',
  where: 'L’audit complet est dans Segue, sous Segments, Audit.',
};

export const auditWords: Readonly<Record<'en' | 'fr', AuditWords>> = { en, fr };
