import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { SegmentDefinition } from '@segue/shared/segment';
import { RowFactsContext } from '../editing/editor-context.ts';
import { localeOf } from '../editing/locale-of.ts';
import { useLoadedCatalogue } from '../editing/use-catalogue.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { KeyHints } from './key-hints.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { DefinitionSentence } from './definition-sentence.tsx';
import type { SegmentDraft } from './segment-draft.ts';
import type { DraftState } from './use-draft.ts';
import { LintNotes } from '../rows/lint-notes.tsx';
import { toEditable } from '../editing/row-edits.ts';
import { useLint } from './use-lint.ts';
import { usePreview } from './use-preview.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import classes from './editor.module.css';

const JsonEditor = lazy(async () => {
  const { forbidCompiledSchemas } = await import('./zod-without-eval.ts');
  forbidCompiledSchemas();
  return { default: (await import('./json-editor.tsx')).JsonEditor };
});

interface SegmentEditorProps {
  readonly state: DraftState<SegmentDraft>;
  /** Key of the segment being edited; null for a new one. It cannot be a condition of itself. */
  readonly ownKey: string | null;
}

/** The definition as a sentence, as rows to edit or as JSON, and beside it who fits. */
export function SegmentEditor({ state, ownKey }: SegmentEditorProps) {
  const { t, i18n } = useLingui();
  const locale = localeOf(i18n);
  const [view, setView] = useState<'rows' | 'json'>('rows');
  const { definition } = state.draft;
  const { catalogue } = useLoadedCatalogue(ownKey, definition.of);
  const named = useMemo(() => [...catalogue.segments, ...(catalogue.countable ?? [])], [catalogue]);
  const preview = usePreview(definition, locale);
  const { change } = state;
  const repair = useCallback(
    (repaired: SegmentDefinition) => change({ definition: toEditable(repaired) }, null),
    [change],
  );
  const notes = useLint(definition, ownKey, locale, repair);
  const facts = useMemo(() => ({ ...preview.facts, notes }), [preview.facts, notes]);
  useUndoKeys(state);
  return (
    <div className={classes.layout}>
      <section className={classes.main} aria-label={t`Definition`}>
        <DefinitionSentence definition={definition} segments={named} />
        <RowFactsContext value={facts}>
          <LintNotes path="" />
        </RowFactsContext>
        <div className={classes.views}>
          <SegmentedControl
            size="xs"
            value={view}
            onChange={(next) => setView(next === 'json' ? 'json' : 'rows')}
            data={[
              { value: 'rows', label: t`Conditions` },
              { value: 'json', label: t`JSON` },
            ]}
            aria-label={t`View`}
          />
          {view === 'rows' && <KeyHints />}
        </div>
        {view === 'rows' ? (
          <ConditionEditor
            definition={definition}
            onChange={(next, tag) => state.change({ definition: next }, tag)}
            catalogue={catalogue}
            facts={facts}
          />
        ) : (
          <Suspense fallback={null}>
            <JsonEditor definition={definition} onChange={(next) => state.change({ definition: next }, 'json')} />
          </Suspense>
        )}
      </section>
      <PreviewPanel state={preview} />
    </div>
  );
}
