import { Button, Checkbox, Group, Modal, Skeleton, Text } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PersonSummary, Segment } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import { pathPart, post } from '../../api/client.ts';
import { PersonLink } from '../../ui/person-link.tsx';
import { prepareForSave } from '../editing/prepare-for-save.ts';
import classes from './save-changes.module.css';

/** POST /segments/{key}/diff: what an edit would change, before it is made (S27). */
interface SegmentDiff {
  readonly entering: number;
  readonly leaving: number;
  readonly sample_entering: readonly PersonSummary[];
  readonly sample_leaving: readonly PersonSummary[];
}

interface SaveChangesProps {
  readonly segment: Segment;
  readonly definition: SegmentDefinition;
  /** Number of the earlier version that is being restored; undefined for an edit. */
  readonly restoring?: number | undefined;
  readonly onSave: (triggerFlows: boolean) => void;
  readonly isSaving: boolean;
  readonly onClose: () => void;
}

/** Shows who would enter and leave by an edit, and saves it when that is meant. */
export function SaveChanges({ segment, definition, restoring, onSave, isSaving, onClose }: SaveChangesProps) {
  const { t } = useLingui();
  const [triggersFlows, setTriggersFlows] = useState(false);
  const prepared = prepareForSave(definition);
  const ofCompanies = definition.of === 'account';
  const input = prepared.ok ? prepared.definition : definition;
  const diff = useQuery({
    queryKey: ['segments', 'diff', segment.key, input],
    queryFn: ({ signal }) =>
      post<SegmentDiff>(`/segments/${pathPart(segment.key)}/diff`, { definition: input }, { signal }),
    retry: false,
    staleTime: 0,
  });
  const flows = segment.uses.filter(({ kind }) => kind === 'flow');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={restoring === undefined ? t`Save the changed definition?` : t`Restore version ${restoring}?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {diff.isPending && <Skeleton h={92} />}
      {diff.isError && (
        <Text c="dimmed">
          <Trans>Who would enter or leave could not be counted. The change can be saved all the same.</Trans>
        </Text>
      )}
      {diff.isSuccess && (
        <div className={classes.sides}>
          <Side
            sign="+"
            count={diff.data.entering}
            people={diff.data.sample_entering}
            label={
              ofCompanies ? (
                <Plural value={diff.data.entering} one="company enters" other="companies enter" />
              ) : (
                <Plural value={diff.data.entering} one="person enters" other="people enter" />
              )
            }
          />
          <Side
            sign="−"
            count={diff.data.leaving}
            people={diff.data.sample_leaving}
            label={
              ofCompanies ? (
                <Plural value={diff.data.leaving} one="company leaves" other="companies leave" />
              ) : (
                <Plural value={diff.data.leaving} one="person leaves" other="people leave" />
              )
            }
          />
        </div>
      )}
      {flows.length > 0 && (
        <Checkbox
          mt="md"
          checked={triggersFlows}
          onChange={(event) => setTriggersFlows(event.currentTarget.checked)}
          label={t`Trigger flows for the people who enter or leave by this edit`}
          description={
            <Trans>
              Used by: {flows.map(({ name }) => name).join(', ')}. If this is not ticked, flows act only on people who
              enter or leave from then on.
            </Trans>
          }
        />
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {restoring === undefined ? <Trans>Go on editing</Trans> : <Trans>Cancel</Trans>}
        </Button>
        <Button onClick={() => onSave(triggersFlows)} loading={isSaving} disabled={diff.isPending} data-autofocus>
          {restoring === undefined ? <Trans>Save</Trans> : <Trans>Restore</Trans>}
        </Button>
      </Group>
    </Modal>
  );
}

interface SideProps {
  readonly sign: '+' | '−';
  readonly count: number;
  readonly people: readonly PersonSummary[];
  readonly label: ReactNode;
}

function Side({ sign, count, people, label }: SideProps) {
  const { i18n } = useLingui();
  return (
    <section className={classes.side} data-sign={sign}>
      <p className={classes.number}>
        <b>
          {sign}
          {i18n.number(count)}
        </b>{' '}
        {label}
      </p>
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonLink person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
