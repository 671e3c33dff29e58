import { Trans, useLingui } from '@lingui/react/macro';
import type { RowChoice } from '../editing/row-choices.ts';
import { emailActivities, emailDid } from '../sentence/email-words.ts';

/** A choice of the new-row menu as words; what was observed is called by its name. */
export function ChoiceText({ choice }: { readonly choice: RowChoice }) {
  const { name, kind, isNew, variant } = choice;
  if (isNew) return <NewName choice={choice} />;
  if (name === '') return <KindText choice={choice} />;
  if (kind === 'page') return <Trans>Visited a page whose address contains “{name}”</Trans>;
  if (variant === 'did_not') return <Trans>Did not do “{name}”</Trans>;
  if (kind === 'members') return <Trans>People in “{name}”</Trans>;
  if (kind === 'form') return <Trans>Filled in the form “{name}”</Trans>;
  return name;
}

function NewName({ choice: { name, kind } }: { readonly choice: RowChoice }) {
  if (kind === 'event') return <Trans>The event “{name}”</Trans>;
  return kind === 'tag' ? <Trans>The tag “{name}”</Trans> : <Trans>The field “{name}”</Trans>;
}

function KindText({ choice: { kind, variant } }: { readonly choice: RowChoice }) {
  const { i18n } = useLingui();
  switch (kind) {
    case 'page':
      return variant === 'did_not' ? <Trans>Did not visit a page …</Trans> : <Trans>Visited a page …</Trans>;
    case 'email': {
      if (variant === 'not_opened') return <Trans>Did not open any email</Trans>;
      if (variant === 'not_clicked') return <Trans>Did not click any link in an email</Trans>;
      const activity = emailActivities.find((one) => one === variant) ?? 'opened';
      const verb = i18n._(emailDid[activity]);
      return activity === 'clicked' ? <Trans>{verb} a link in an email</Trans> : <Trans>{verb} an email</Trans>;
    }
    case 'form':
      return <Trans>Filled in a form …</Trans>;
    case 'sequence':
      return variant === 'then_not' ? (
        <Trans>Did one thing, but then not another …</Trans>
      ) : (
        <Trans>Did one thing, then another …</Trans>
      );
    case 'trend':
      return <Trans>Does something less or more than before …</Trans>;
    case 'regular':
      return <Trans>Does something in most weeks …</Trans>;
    case 'lasting':
      return <Trans>Something is so for some time …</Trans>;
    case 'score':
      return <Trans>A score …</Trans>;
    case 'consent':
      return <Trans>Is subscribed to a topic …</Trans>;
    case 'group':
      if (variant === 'none') return <Trans>None of several conditions</Trans>;
      return variant === 'at_least' ? (
        <Trans>At least 2 of several conditions</Trans>
      ) : (
        <Trans>Any of several conditions</Trans>
      );
    default:
      return <Trans>Everyone</Trans>;
  }
}
