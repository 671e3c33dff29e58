import { Plural, Trans } from '@lingui/react/macro';
import type { GroupMatch } from '@segue/shared/segment';
import type { VersionChange } from './version-changes.ts';

/** One difference between two versions, in words. */
export function ChangeText({ change }: { readonly change: VersionChange }) {
  switch (change.type) {
    case 'added':
      return <Trans>Added: {change.text}</Trans>;
    case 'removed':
      return <Trans>Removed: {change.text}</Trans>;
    case 'match':
      return <MatchText match={change.match} />;
    case 'kind':
      return change.kind === 'static' ? (
        <Trans>People are put in by hand now.</Trans>
      ) : (
        <Trans>People enter by conditions now.</Trans>
      );
    case 'anonymous':
      return change.included ? (
        <Trans>Anonymous visitors count too now.</Trans>
      ) : (
        <Trans>Anonymous visitors no longer count.</Trans>
      );
  }
}

function MatchText({ match }: { readonly match: GroupMatch }) {
  if (typeof match === 'object') {
    return (
      <Plural value={match.atLeast} one="# true condition is enough now." other="# true conditions are enough now." />
    );
  }
  switch (match) {
    case 'all':
      return <Trans>All conditions must be true now.</Trans>;
    case 'any':
      return <Trans>One true condition is enough now.</Trans>;
    case 'none':
      return <Trans>No condition may be true now.</Trans>;
  }
}
