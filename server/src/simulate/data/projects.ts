import type { Language } from './names.ts';

/** What small teams plan: a project, and the tasks that belong to it. */
export interface ProjectIdea {
  readonly name: string;
  readonly tasks: readonly string[];
}

export const projectIdeas: Record<Language, readonly ProjectIdea[]> = {
  en: [
    {
      name: 'Website redesign',
      tasks: ['Collect old pages', 'Draft the sitemap', 'Write the home page', 'Test on phones', 'Redirect old links'],
    },
    {
      name: 'Q4 planning',
      tasks: ['List goals', 'Estimate budget', 'Agree on priorities', 'Book the off-site', 'Share the plan'],
    },
    {
      name: 'Product launch',
      tasks: ['Write release notes', 'Record the demo', 'Brief support', 'Prepare launch email', 'Collect feedback'],
    },
    {
      name: 'Spring campaign',
      tasks: ['Choose the audience', 'Write three ads', 'Design the landing page', 'Set up tracking', 'Review results'],
    },
    {
      name: 'Office move',
      tasks: ['Compare movers', 'Order desks', 'Plan the network', 'Tell the landlord', 'Label boxes'],
    },
    {
      name: 'Hiring: designer',
      tasks: ['Write the job post', 'Screen portfolios', 'Prepare the exercise', 'Plan interviews', 'Make an offer'],
    },
    {
      name: 'Client onboarding',
      tasks: ['Send the welcome pack', 'Schedule kick-off', 'Collect access', 'Agree on milestones', 'First check-in'],
    },
    {
      name: 'Mobile app v2',
      tasks: ['Fix the login bug', 'New settings screen', 'Offline mode', 'Update store texts', 'Beta test'],
    },
    {
      name: 'Thesis',
      tasks: ['Read chapter notes', 'Outline chapter 3', 'Run the survey', 'Draw figures', 'Proofread'],
    },
    {
      name: 'Wedding photos',
      tasks: ['Sort pictures', 'Retouch selection', 'Design the album', 'Send previews', 'Order prints'],
    },
    {
      name: 'Quarterly report',
      tasks: ['Gather numbers', 'Check with finance', 'Make charts', 'Write summary', 'Present'],
    },
    {
      name: 'Community event',
      tasks: ['Find a venue', 'Invite speakers', 'Print badges', 'Order catering', 'Send thanks'],
    },
    {
      name: 'Data migration',
      tasks: ['Map the fields', 'Dry run', 'Fix duplicates', 'Switch over', 'Archive the old system'],
    },
    {
      name: 'Newsletter',
      tasks: ['Pick topics', 'Interview a client', 'Write the intro', 'Choose pictures', 'Schedule'],
    },
  ],
  fr: [
    {
      name: 'Refonte du site',
      tasks: [
        'Inventorier les pages',
        "Dessiner l'arborescence",
        "Rédiger l'accueil",
        'Tester sur mobile',
        'Rediriger les anciens liens',
      ],
    },
    {
      name: 'Plan du 4e trimestre',
      tasks: [
        'Lister les objectifs',
        'Estimer le budget',
        'Choisir les priorités',
        'Réserver le séminaire',
        'Partager le plan',
      ],
    },
    {
      name: 'Lancement produit',
      tasks: [
        'Écrire les nouveautés',
        'Filmer la démo',
        'Préparer le support',
        "Rédiger l'annonce",
        'Recueillir les avis',
      ],
    },
    {
      name: 'Campagne de printemps',
      tasks: [
        'Choisir la cible',
        'Écrire trois annonces',
        'Créer la page',
        'Poser les mesures',
        'Analyser les résultats',
      ],
    },
    {
      name: 'Déménagement des bureaux',
      tasks: [
        'Comparer les devis',
        'Commander les bureaux',
        'Prévoir le réseau',
        'Prévenir le bailleur',
        'Étiqueter les cartons',
      ],
    },
    {
      name: 'Recrutement : développeuse',
      tasks: [
        "Rédiger l'offre",
        'Trier les candidatures',
        "Préparer l'exercice",
        'Planifier les entretiens',
        'Faire une proposition',
      ],
    },
    {
      name: 'Accueil client',
      tasks: [
        'Envoyer le guide',
        'Planifier le lancement',
        'Recueillir les accès',
        'Fixer les jalons',
        'Premier point',
      ],
    },
    {
      name: 'Application mobile v2',
      tasks: ['Corriger la connexion', 'Écran des réglages', 'Mode hors ligne', 'Textes du magasin', 'Version bêta'],
    },
    {
      name: 'Mémoire de master',
      tasks: ['Relire les notes', 'Plan du chapitre 3', "Lancer l'enquête", 'Tracer les figures', 'Corriger'],
    },
    {
      name: 'Salon professionnel',
      tasks: [
        'Réserver le stand',
        'Imprimer les plaquettes',
        "Former l'équipe",
        'Commander le matériel',
        'Rappeler les visiteurs',
      ],
    },
    {
      name: 'Rapport trimestriel',
      tasks: [
        'Réunir les chiffres',
        'Vérifier avec la compta',
        'Faire les graphiques',
        'Écrire la synthèse',
        'Présenter',
      ],
    },
    {
      name: 'Fête du quartier',
      tasks: ['Trouver un lieu', 'Inviter les artistes', 'Imprimer les affiches', 'Prévoir le buffet', 'Remercier'],
    },
    {
      name: 'Migration des données',
      tasks: ['Associer les champs', 'Essai à blanc', 'Corriger les doublons', 'Basculer', "Archiver l'ancien outil"],
    },
    {
      name: 'Lettre mensuelle',
      tasks: ['Choisir les sujets', 'Interroger un client', "Écrire l'éditorial", 'Choisir les images', 'Programmer'],
    },
  ],
};
