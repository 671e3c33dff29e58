import { Trans } from '@lingui/react/macro';
import type { FlowSettings } from '@segue/shared/flow';

/** The rules of a flow in one line: who goes through how often, and who drops out. */
export function RulesSentence({ settings }: { readonly settings: FlowSettings }) {
  return (
    <>
      {settings.reentry === 'once' ? (
        <Trans>Everybody goes through only once.</Trans>
      ) : (
        <Trans>People go through again each time they start anew.</Trans>
      )}{' '}
      {settings.exit_on_leave ? (
        <Trans>Who no longer fits the segment leaves the flow.</Trans>
      ) : (
        <Trans>Who started goes on to the end.</Trans>
      )}
    </>
  );
}
