import { Plural, Trans } from '@lingui/react/macro';
import type { PersonSummary } from '@segue/shared/api';
import { ApiError } from '../../api/client.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { CompanyLink } from '../../ui/company-link.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { Backtest } from './backtest.tsx';
import type { PreviewState } from './use-preview.ts';
import classes from './preview.module.css';

/** What stands under the number: what is not counted, what went wrong, and ten people who fit. */
export function PreviewDetails({ state }: { readonly state: PreviewState }) {
  const { definition, preview, omitted, isEmpty, error, isRefused, facts } = state;
  const companies = isEmpty || isRefused ? [] : (preview?.accounts ?? []);
  const sample = isEmpty || isRefused ? [] : (preview?.sample ?? []);
  return (
    <>
      {omitted > 0 && !isEmpty && (
        <p className={classes.note}>
          <Plural value={omitted} one="# unfinished line is not counted." other="# unfinished lines are not counted." />
        </p>
      )}
      {isRefused && <RefusedNote error={error} />}
      {error !== null && error !== undefined && !isRefused && facts.issues.size === 0 && (
        <p className={classes.error} role="alert">
          <ErrorSentence error={error} />
        </p>
      )}
      {companies.length > 0 && (
        <>
          <h2 className={classes.heading}>
            <Trans>For example</Trans>
          </h2>
          <ul className={classes.sample}>
            {companies.map((company) => (
              <li key={company.account_id} className={classes.person}>
                <CompanyLink company={company} />
              </li>
            ))}
          </ul>
        </>
      )}
      {sample.length > 0 && (
        <>
          <h2 className={classes.heading}>
            <Trans>For example</Trans>
          </h2>
          <ul className={classes.sample}>
            {sample.map((person) => (
              <SamplePerson key={person.id} person={person} />
            ))}
          </ul>
        </>
      )}
      {!isEmpty && preview?.count === 0 && state.isCurrent && (
        <p className={classes.note}>
          {preview.accounts === undefined ? (
            <Trans>Nobody fits at the moment. People enter as soon as they do.</Trans>
          ) : (
            <Trans>No company fits at the moment. Companies enter as soon as they do.</Trans>
          )}
        </p>
      )}
      {!isEmpty && definition?.kind === 'dynamic' && (
        <Backtest key={JSON.stringify(definition)} definition={definition} />
      )}
    </>
  );
}

/** Why nothing is counted, when nobody did anything wrong. */
function RefusedNote({ error }: { readonly error: unknown }) {
  const isMissing = error instanceof ApiError && error.code === 'unknown_segment';
  return (
    <p className={classes.note} data-testid="refused-note">
      {isMissing ? (
        <Trans>This reads a segment that does not exist yet. Once it does, people are counted here.</Trans>
      ) : (
        <Trans>This kind of condition cannot be counted in this version yet. Its words are kept.</Trans>
      )}
    </p>
  );
}

function SamplePerson({ person }: { readonly person: PersonSummary }) {
  return (
    <li className={classes.person}>
      <PersonAvatar name={person.display_name} anonymous={person.anonymous} size={26} />
      <span className={classes.personText}>
        <PersonLink person={person} withAvatar={false} />
        {person.email !== null && person.email !== person.display_name && (
          <span className={classes.email}>{person.email}</span>
        )}
      </span>
    </li>
  );
}
