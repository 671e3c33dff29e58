import type { I18n } from '@lingui/core';
import type { Person } from '@segue/shared/api';
import type { Names } from '@segue/shared/segment';

/** What is needed to put an explanation into words. */
export interface Teller {
  readonly i18n: I18n;
  readonly timeZone: string | undefined;
  readonly names: Names;
  readonly person: Pick<Person, 'display_name' | 'first_seen_at' | 'anonymous'>;
}
