import { ActionIcon, Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Segment } from '@segue/shared/api';
import type { FlowGraph, Trigger } from '@segue/shared/flow';
import { flowLimits } from '@segue/shared/flow';
import { TokenPick } from '../../segments/tokens/token-pick.tsx';
import { offeredSegments } from '../../segments/offered-segments.ts';
import { TokenSelect } from '../../segments/tokens/token-select.tsx';
import { removeTrigger, setTrigger } from '../editor/flow-edits.ts';
import { FlowSettingsWords } from './flow-settings-words.tsx';
import classes from './panel.module.css';

interface TriggerPanelProps {
  readonly graph: FlowGraph;
  readonly segments: readonly Segment[];
  readonly onChange: (graph: FlowGraph, tag?: string) => void;
}

/** What starts the flow, and the rules by which people go through it, in words. */
export function TriggerPanel({ graph, segments, onChange }: TriggerPanelProps) {
  const { triggers } = graph;
  const add = () => onChange(setTrigger(graph, triggers.length, { type: 'segment_entered', segment: '' }));
  return (
    <>
      {triggers.map((trigger, index) => (
        <TriggerLine
          // Triggers have no identity of their own; their place is what the eye follows, too.
          key={index}
          trigger={trigger}
          segments={segments}
          onChange={(next) => onChange(setTrigger(graph, index, next))}
          onRemove={() => onChange(removeTrigger(graph, index))}
        />
      ))}
      {triggers.length < flowLimits.triggersMax && (
        <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
          {triggers.length === 0 ? <Trans>Choose what starts it</Trans> : <Trans>Another start</Trans>}
        </Button>
      )}
      <h3 className={classes.subhead}>
        <Trans>Rules</Trans>
      </h3>
      <FlowSettingsWords
        settings={graph.settings}
        onChange={(settings) => onChange({ ...graph, settings }, 'settings')}
      />
    </>
  );
}

interface TriggerLineProps {
  readonly trigger: Trigger;
  readonly segments: readonly Segment[];
  readonly onChange: (trigger: Trigger) => void;
  readonly onRemove: () => void;
}

function TriggerLine({ trigger, segments, onChange, onRemove }: TriggerLineProps) {
  const { t, i18n } = useLingui();
  const segment = segments.find(({ key }) => key === trigger.segment);
  return (
    <div className={classes.trigger}>
      <div className={classes.triggerWords}>
        <span>
          <Trans>When somebody</Trans>
        </span>
        <TokenSelect
          label={t`Enters or leaves`}
          value={trigger.type}
          options={[
            { value: 'segment_entered', label: t`enters` },
            { value: 'segment_left', label: t`leaves` },
          ]}
          onChange={(type) => onChange({ ...trigger, type })}
        />
        <TokenPick
          label={t`Segment`}
          value={trigger.segment}
          text={segment?.name ?? trigger.segment}
          placeholder={t`choose a segment`}
          opensAtOnce={trigger.segment === ''}
          items={() =>
            offeredSegments(segments, trigger.segment).map(({ key, name, count }) => ({
              value: key,
              label: name,
              detail: count === null ? undefined : i18n.number(count),
            }))
          }
          onChange={(key) => onChange({ ...trigger, segment: key })}
        />
        {segment !== undefined && segment.count !== null && (
          <span className={classes.triggerCount}>
            <Plural value={segment.count} one="# person is in it now" other="# people are in it now" />
          </span>
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" size="sm" onClick={onRemove} aria-label={t`Remove this start`}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
