import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Segment } from '@segue/shared/api';
import { definitionHash } from '@segue/shared/segment';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { useSegmentWrites } from '../../api/segments.ts';
import { ByHandNote } from '../editor/by-hand-note.tsx';
import { SegmentEditor } from '../editor/segment-editor.tsx';
import { useReadyDefinition } from '../editor/use-ready-definition.ts';
import type { SegmentDraft } from '../editor/segment-draft.ts';
import type { DraftState } from '../editor/use-draft.ts';
import { useSaveKey } from '../editor/use-save-key.ts';
import { SaveChanges } from './save-changes.tsx';
import classes from './definition-tab.module.css';

interface DefinitionTabProps {
  readonly segment: Segment;
  readonly state: DraftState<SegmentDraft>;
}

/** The definition of a live segment; saving a changed one first shows who would come and go (S27). */
export function DefinitionTab({ segment, state }: DefinitionTabProps) {
  const { t } = useLingui();
  const { update } = useSegmentWrites();
  const readyDefinition = useReadyDefinition();
  const [isAsking, { open, close }] = useDisclosure(false);
  const { draft } = state;

  const store = (triggerFlows = false) => {
    const definition = readyDefinition(draft.definition);
    if (definition === null) return;
    update.mutate(
      { key: segment.key, name: draft.name.trim(), definition, trigger_flows: triggerFlows },
      {
        onSuccess: () => {
          close();
          state.markSaved();
          notifyDone(<Trans>“{draft.name}” is saved.</Trans>);
        },
        onError: notifyError,
      },
    );
  };
  const save = () => {
    if (!state.isDirty || update.isPending || readyDefinition(draft.definition) === null) return;
    if (draft.name.trim() === '') return notifyDone(t`A segment needs a name.`);
    const isSameDefinition = definitionHash(draft.definition) === definitionHash(segment.definition);
    if (isSameDefinition || segment.status !== 'live') store();
    else open();
  };
  useSaveKey(save);

  return (
    <>
      {draft.definition.kind === 'static' ? <ByHandNote /> : <SegmentEditor state={state} ownKey={segment.key} />}
      {state.isDirty && (
        <div className={classes.bar} role="region" aria-label={t`Unsaved changes`}>
          <Text c="dimmed">
            <Trans>Unsaved changes</Trans>
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={state.discard}>
              <Trans>Discard</Trans>
            </Button>
            <Button onClick={save} loading={update.isPending}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </div>
      )}
      {isAsking && (
        <SaveChanges
          segment={segment}
          definition={draft.definition}
          onSave={store}
          isSaving={update.isPending}
          onClose={close}
        />
      )}
    </>
  );
}
