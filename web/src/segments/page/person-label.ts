import type { PersonSummary } from '@segue/shared/api';

/** What tells one person from another in a list to choose from: the name, and the e-mail address where it says more. */
export const personLabel = ({ display_name: name, email }: Pick<PersonSummary, 'display_name' | 'email'>): string =>
  email === null || email === name ? name : `${name} (${email})`;
