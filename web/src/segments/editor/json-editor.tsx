import { Textarea } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SegmentDefinition } from '@segue/shared/segment';
import { parseSegmentDefinition } from '@segue/shared/segment/schema';
import { localeOf } from '../editing/locale-of.ts';
import { toEditable } from '../editing/row-edits.ts';
import classes from './editor.module.css';

interface JsonEditorProps {
  readonly definition: SegmentDefinition;
  readonly onChange: (definition: SegmentDefinition) => void;
}

type Reading =
  | { readonly ok: true; readonly definition: SegmentDefinition }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The definition as the API and the files know it. Valid text is taken over at once, anything else is explained. */
export function JsonEditor({ definition, onChange }: JsonEditorProps) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: SegmentDefinition } | null>(null);
  // A change from elsewhere (undo) shows at once; one's own typing keeps its spaces and line breaks.
  const text = typed !== null && typed.of === definition ? typed.text : JSON.stringify(definition, null, 2);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const read = (next: string): Reading => {
    let input: unknown;
    try {
      input = JSON.parse(next);
    } catch (cause) {
      return { ok: false, problems: [t`This is not JSON: ${cause instanceof Error ? cause.message : ''}`] };
    }
    const parsed = parseSegmentDefinition(input, localeOf(i18n));
    if (parsed.ok) return { ok: true, definition: toEditable(parsed.definition) };
    return {
      ok: false,
      problems: parsed.issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
    };
  };
  const change = (next: string) => {
    const reading = read(next);
    setProblems(reading.ok ? [] : reading.problems);
    setTyped({ text: next, of: reading.ok ? reading.definition : definition });
    if (reading.ok) onChange(reading.definition);
  };
  return (
    <div>
      <Textarea
        aria-label={t`Definition as JSON`}
        autosize
        minRows={14}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        error={problems.length > 0}
        classNames={{ input: classes.json ?? '' }}
      />
      {problems.length > 0 && (
        <ul className={classes.problems} role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p className={classes.jsonHint}>
        <Trans>The same text works in the API and in files. What is not valid is not taken over.</Trans>
      </p>
    </div>
  );
}
