import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import type { Trigger } from '@segue/shared/flow';

interface TriggerSentenceProps {
  readonly triggers: readonly Trigger[];
  /** Names of segments by their key. */
  readonly names: Readonly<Record<string, string>>;
}

/** "When somebody enters Active trials or leaves Paying": what starts a flow. */
export function TriggerSentence({ triggers, names }: TriggerSentenceProps) {
  if (triggers.length === 0) return <Trans>Nothing starts it yet</Trans>;
  return triggers.map((trigger, index) => (
    <Fragment key={`${trigger.type} ${trigger.segment}`}>
      {index > 0 && ' · '}
      <OneTrigger trigger={trigger} name={names[trigger.segment] ?? trigger.segment} />
    </Fragment>
  ));
}

/** "When somebody enters Active trials". */
function OneTrigger({ trigger, name }: { readonly trigger: Trigger; readonly name: string }) {
  return trigger.type === 'segment_entered' ? (
    <Trans>
      When somebody enters <b>{name}</b>
    </Trans>
  ) : (
    <Trans>
      When somebody leaves <b>{name}</b>
    </Trans>
  );
}
