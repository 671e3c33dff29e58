import type { Language } from './names.ts';

/** What people do for a living: one role, its title in both languages. */
export interface Job {
  readonly role: string;
  readonly title: Record<Language, string>;
}

function job(role: string, en: string, fr: string): Job {
  return { role, title: { en, fr } };
}

export const jobs = {
  founder: job('Founder', 'Founder', 'Fondateur'),
  chiefExecutive: job('Founder', 'CEO', 'Direction générale'),
  freelanceDesigner: job('Design', 'Freelance designer', 'Designer indépendant'),
  designer: job('Design', 'Product designer', 'Designer produit'),
  copywriter: job('Marketing', 'Copywriter', 'Rédaction'),
  marketingManager: job('Marketing', 'Marketing manager', 'Responsable marketing'),
  growth: job('Marketing', 'Head of growth', 'Responsable croissance'),
  consultant: job('Consulting', 'Consultant', 'Consultant'),
  teacher: job('Education', 'Teacher', 'Enseignant'),
  student: job('Education', 'Graduate student', 'Étudiant en master'),
  projectManager: job('Operations', 'Project manager', 'Chef de projet'),
  teamLead: job('Operations', 'Team lead', "Chef d'équipe"),
  operations: job('Operations', 'Operations manager', 'Responsable des opérations'),
  officeManager: job('Operations', 'Office manager', 'Office manager'),
  purchasing: job('Operations', 'Purchasing manager', 'Responsable achats'),
  agencyDirector: job('Marketing', 'Agency director', "Direction d'agence"),
  productManager: job('Product', 'Product manager', 'Chef de produit'),
  techLead: job('Engineering', 'Tech Lead', 'Tech Lead'),
  developer: job('Engineering', 'Software engineer', 'Développeur'),
  chiefTechnology: job('Engineering', 'CTO', 'CTO'),
  devOps: job('Engineering', 'DevOps engineer', 'Ingénieur DevOps'),
  itManager: job('IT', 'IT manager', 'Responsable informatique'),
  systemAdministrator: job('IT', 'System administrator', 'Administrateur systèmes'),
  accountant: job('Finance', 'Accountant', 'Comptable'),
  support: job('Support', 'Support specialist', 'Chargé de support'),
} as const;
