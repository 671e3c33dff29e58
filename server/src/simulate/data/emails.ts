/** What the product writes to people: the sequence everybody gets (B7, B23) and a monthly letter. */
export interface SentEmail {
  /** The email's name in events and conditions. */
  readonly key: string;
  readonly subject: string;
  /** Where its button leads. */
  readonly link: string;
  /** How well it does compared with the others; 1 is average. */
  readonly appeal: number;
}

export const onboardingEmails: readonly (SentEmail & { readonly afterDays: number })[] = [
  { key: 'welcome', subject: 'Welcome to Planfinch', link: '/app/projects', appeal: 1.5, afterDays: 0.001 },
  {
    key: 'first-project',
    subject: 'How to create your first project',
    link: '/app/templates',
    appeal: 1,
    afterDays: 1,
  },
  {
    key: 'invite-your-team',
    subject: 'Better together: invite your team',
    link: '/app/members',
    appeal: 0.85,
    afterDays: 3,
  },
  { key: 'features', subject: 'Three features you may have missed', link: '/features', appeal: 0.8, afterDays: 6 },
  { key: 'trial-ending', subject: 'Your trial ends in 2 days', link: '/pricing', appeal: 1, afterDays: 12 },
];

export const upgradeEmail: SentEmail = {
  key: 'upgrade-now',
  subject: 'Upgrade now to keep your projects',
  link: '/pricing',
  appeal: 0.8,
};

/** @param month for example `2026-03` */
export function newsletter(month: string): SentEmail {
  return { key: `newsletter-${month}`, subject: 'What is new at Planfinch', link: '/blog/small-teams', appeal: 0.85 };
}
