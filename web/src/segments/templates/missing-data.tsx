import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconPlugConnected } from '@tabler/icons-react';
import type { MissingName, MissingSource } from './find-missing.ts';
import { sourceWords } from './template-words.ts';
import classes from './templates.module.css';

interface MissingDataProps {
  readonly names: readonly MissingName[];
  readonly sources: readonly MissingSource[];
  /** Whether the segment can be created all the same, and fills up as soon as the data arrives. */
  readonly canWait: boolean;
  readonly onChoose: (parameter: string, name: string) => void;
}

/** What a template needs and the workspace does not have yet: what could stand in for it, and how to connect it. */
export function MissingData({ names, sources, canWait, onChoose }: MissingDataProps) {
  const { t, i18n } = useLingui();
  if (names.length === 0 && sources.length === 0) return null;
  return (
    <section className={classes.missing} aria-label={t`What is missing`}>
      <h2 className={classes.missingTitle}>
        <IconPlugConnected size={16} aria-hidden />
        <Trans>What is missing</Trans>
      </h2>
      <ul className={classes.missingList}>
        {names.map((missing) => (
          <li key={missing.parameter}>
            <MissingSentence missing={missing} />
            {missing.offers.length > 0 && (
              <span className={classes.offers}>
                <span className={classes.offersLabel}>
                  <Trans>Use instead:</Trans>
                </span>
                {missing.offers.map(({ value, label }) => (
                  <button
                    key={value}
                    type="button"
                    className={classes.offer}
                    onClick={() => onChoose(missing.parameter, value)}
                  >
                    {label}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
        {sources.map((source) => (
          <li key={source}>{i18n._(sourceWords[source])}</li>
        ))}
      </ul>
      {canWait && (
        <p className={classes.connect}>
          <Trans>
            You can create the segment now: people enter as soon as the data arrives. <ConnectLink />
          </Trans>
        </p>
      )}
    </section>
  );
}

function ConnectLink() {
  return (
    <Link to="/settings" className={classes.link}>
      <Trans>How to connect it</Trans>
    </Link>
  );
}

function MissingSentence({ missing: { kind, name } }: { readonly missing: MissingName }) {
  switch (kind) {
    case 'event':
      return <Trans>No event “{name}” was seen yet.</Trans>;
    case 'field':
      return <Trans>No person has the field “{name}” yet.</Trans>;
    case 'account_field':
      return <Trans>No account has the field “{name}” yet.</Trans>;
    case 'tag':
      return <Trans>Nobody has the tag “{name}” yet.</Trans>;
    case 'segment':
      return <Trans>There is no segment “{name}”. Create it first, or choose another.</Trans>;
  }
}
