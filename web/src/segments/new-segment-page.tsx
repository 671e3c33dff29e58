import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Segment } from '@segue/shared/api';
import { reservedSegmentKeys, type SegmentDefinition } from '@segue/shared/segment';
import { ApiError } from '../api/client.ts';
import { segmentQuery, useSegmentWrites } from '../api/segments.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { BackLink } from './back-link.tsx';
import { KeyField } from './editor/key-field.tsx';
import { KindChoice } from './editor/kind-choice.tsx';
import { NameHint } from './editor/name-hint.tsx';
import { NameField } from './editor/name-field.tsx';
import { ByHandNote } from './editor/by-hand-note.tsx';
import { SubjectChoice } from './editor/subject-choice.tsx';
import { SegmentEditor } from './editor/segment-editor.tsx';
import { UndoButtons } from './editor/undo-buttons.tsx';
import { UnsavedGuard } from './editor/unsaved-guard.tsx';
import { keyOfDraft } from './editor/segment-draft.ts';
import type { SegmentDraft } from './editor/segment-draft.ts';
import { useDraft } from './editor/use-draft.ts';
import { useSaveKey } from './editor/use-save-key.ts';
import { useNameAdvice } from './editor/use-name-advice.ts';
import { useReadyDefinition } from './editor/use-ready-definition.ts';
import { newDraft } from './new-draft.ts';

const route = getRouteApi('/segments/new');

/** A new segment: empty, from a starting point, or as a copy of another. */
export function NewSegmentPage() {
  const { t, i18n } = useLingui();
  const search = route.useSearch();
  const copied = useQuery({ ...segmentQuery(search.copy ?? ''), enabled: search.copy !== undefined });
  if (search.copy !== undefined && copied.isPending) return <PagePending />;
  const draft = newDraft(search, copied.data, i18n, (name) => t`Copy of ${name}`);
  return <NewSegment key={JSON.stringify(search)} initial={draft} />;
}

function NewSegment({ initial }: { readonly initial: SegmentDraft }) {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const { create } = useSegmentWrites();
  const state = useDraft(initial);
  const { draft } = state;
  const [isSaved, setSaved] = useState(false);
  const [keyError, setKeyError] = useState<string | null>(null);
  const readyDefinition = useReadyDefinition();
  const isUntouched = !state.isDirty && draft.name === '';
  const advice = useNameAdvice(draft);
  const header = useRef<HTMLDivElement>(null);

  const onCreated = (segment: Segment) => {
    setSaved(true);
    notifyDone(
      segment.definition.of === 'account' ? (
        <Trans>“{segment.name}” is saved. Use it in a segment of people, or look at its companies.</Trans>
      ) : segment.kind === 'static' ? (
        <Trans>“{segment.name}” is saved. Now add people to it.</Trans>
      ) : (
        <Trans>“{segment.name}” is saved. People are being counted in.</Trans>
      ),
    );
    // The guard must have seen that nothing is unsaved any more before the page is left.
    setTimeout(() => void navigate({ to: '/segments/$key', params: { key: segment.key } }), 0);
  };
  const save = () => {
    const definition = readyDefinition(draft.definition);
    if (definition === null || create.isPending) return;
    if (draft.name.trim() === '') {
      notifyDone(t`Give the segment a name first.`);
      header.current?.querySelector<HTMLInputElement>('[data-name-field]')?.focus();
      return;
    }
    if (reservedSegmentKeys.includes(keyOfDraft(draft))) {
      return setKeyError(t`This key is the address of another page; choose another.`);
    }
    const { description } = draft;
    const described = description === '' ? {} : { description };
    const input = { key: keyOfDraft(draft), name: draft.name.trim(), ...described, ...draft.details, definition };
    create.mutate(input, {
      onSuccess: onCreated,
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'key_taken') setKeyError(t`This key is taken; choose another.`);
        else notifyError(error);
      },
    });
  };
  useSaveKey(save);

  return (
    <>
      <UnsavedGuard isDirty={state.isDirty && !isSaved} />
      <div ref={header}>
        <PageHeader
          above={<BackLink to="/segments" label={t`Segments`} />}
          title={
            <NameField
              value={draft.name}
              autoFocus={draft.name === ''}
              onChange={(name) => state.change({ name }, 'name')}
              onLeave={state.seal}
              suggestion={advice.suggestion}
            />
          }
          description={<NameHint name={draft.name} advice={advice} onTake={(name) => state.change({ name }, null)} />}
          actions={
            <>
              {isUntouched && (
                <Button component={Link} to="/segments/templates" variant="subtle">
                  <Trans>Start from a template</Trans>
                </Button>
              )}
              <UndoButtons {...state} onUndo={state.undo} onRedo={state.redo} />
              <Button onClick={save} loading={create.isPending}>
                <Trans>Save</Trans>
              </Button>
            </>
          }
        >
          <KeyField
            value={keyOfDraft(draft)}
            onChange={(key) => {
              setKeyError(null);
              state.change({ key }, 'key');
            }}
            error={keyError}
          />
        </PageHeader>
      </div>
      <PageBody>
        <StartChoices definition={draft.definition} onChange={(definition, tag) => state.change({ definition }, tag)} />
        {draft.definition.kind === 'static' ? <ByHandNote /> : <SegmentEditor state={state} ownKey={null} />}
      </PageBody>
    </>
  );
}

interface StartChoicesProps {
  readonly definition: SegmentDefinition;
  readonly onChange: (definition: SegmentDefinition, tag: string) => void;
}

/** What is settled before the first condition: people or companies, and for people how they enter. */
function StartChoices({ definition, onChange }: StartChoicesProps) {
  return (
    <>
      <SubjectChoice definition={definition} onChange={(next) => onChange(next, 'subject')} />
      {definition.of !== 'account' && (
        <KindChoice kind={definition.kind} onChange={(kind) => onChange({ ...definition, kind }, 'kind')} />
      )}
    </>
  );
}
