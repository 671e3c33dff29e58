import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { TemplateGroup } from '@segue/shared/segment/templates';
import type { MissingSource } from './find-missing.ts';

/** What the groups of templates are called. */
export const groupWords: Readonly<Record<TemplateGroup, MessageDescriptor>> = {
  qualify: msg`Qualify leads`,
  onboarding: msg`Structure onboarding`,
  product: msg`Follow product behaviour`,
  signals: msg`Detect buying and leaving`,
};

/** What a whole kind of data is missing, and where it comes from. */
export const sourceWords: Readonly<Record<MissingSource, MessageDescriptor>> = {
  website: msg`No page visit was recorded so far. The snippet on your site records them by itself.`,
  emails: msg`No email was delivered, opened or clicked so far. Emails that flows send are followed by themselves.`,
  forms: msg`No form was filled in so far. Send the event “Form Submitted” with the key of the form in its property “form”.`,
};
