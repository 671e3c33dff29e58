import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AuditMail } from '@segue/shared/api';
import { formatDateTime } from '../../time/format-time.ts';
import { useTimeZone } from '../../time/use-time-zone.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import classes from './audit.module.css';

/** Who gets the audit by mail and when; or that nobody does, and what to do about it. */
export function AuditMailLine({ mail }: { readonly mail: AuditMail }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const { recipients, next_at: nextAt, without_recipient: without } = mail;
  const settings = (
    <AnchorLink to="/settings" inherit underline="always">
      <Trans>the settings</Trans>
    </AnchorLink>
  );
  if (recipients.length === 0) {
    return (
      <p className={classes.mail} data-testid="audit-mail">
        <Trans>
          Nobody gets this by mail: no address is known. Write one into {settings}, or as the owner of a segment.
        </Trans>
      </p>
    );
  }
  const people = new Intl.ListFormat(i18n.locale).format(recipients.map(({ address }) => address));
  const when = nextAt === null ? null : formatDateTime(Date.parse(nextAt), i18n.locale, timeZone);
  return (
    <p className={classes.mail} data-testid="audit-mail">
      {when === null ? (
        <Trans>Once a month by mail to {people}.</Trans>
      ) : (
        <Trans>
          Next by mail on {when}, to {people}.
        </Trans>
      )}{' '}
      {without > 0 && (
        <Trans>
          <Plural
            value={without}
            one="# segment has nobody who is written to"
            other="# segments have nobody who is written to"
          />
          ; name an owner in {settings}.
        </Trans>
      )}
    </p>
  );
}
