import { Input, Textarea, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { FlowGraph, SendEmailStep } from '@segue/shared/flow';
import { flowLimits } from '@segue/shared/flow';
import type { Segment } from '@segue/shared/api';
import { EmailPreview } from './email-preview.tsx';
import { insertText } from './liquid-path.ts';
import { useTriggerEvents } from './use-trigger-events.ts';
import { VariableMenu } from './variable-menu.tsx';
import classes from './email-panel.module.css';

interface EmailPanelProps {
  readonly graph: FlowGraph;
  readonly segments: readonly Segment[];
  readonly step: SendEmailStep;
  readonly onChange: (step: SendEmailStep, tag: string) => void;
  readonly onLeave: () => void;
}

type Part = 'subject' | 'body';

/** Liquid is kept out of the translated texts: braces mean something else there. */
const firstName = '{{ person.first_name }}';

/** Name, subject and text of an email, and how it will look to somebody. */
export function EmailPanel({ graph, segments, step, onChange, onLeave }: EmailPanelProps) {
  const { t } = useLingui();
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  // Variables go where the cursor was last, though the menu has the focus by then.
  const lastPart = useRef<Part>('body');
  const triggerEvents = useTriggerEvents(graph, segments);

  const insert = (variable: string) => {
    const part = lastPart.current;
    const field = part === 'subject' ? subject.current : body.current;
    const end = step[part].length;
    const selection = { start: field?.selectionStart ?? end, end: field?.selectionEnd ?? end };
    const { text, cursor } = insertText(step[part], variable, selection);
    onChange({ ...step, [part]: text }, `insert ${step.id}`);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(cursor, cursor);
    });
  };

  return (
    <div className={classes.root}>
      <TextInput
        label={t`Name`}
        description={t`For reports and conditions; nobody outside sees it.`}
        value={step.name}
        maxLength={flowLimits.nameLengthMax}
        onChange={(event) => onChange({ ...step, name: event.currentTarget.value }, `name ${step.id}`)}
        onBlur={onLeave}
      />
      <TextInput
        ref={subject}
        label={t`Subject`}
        value={step.subject}
        maxLength={flowLimits.subjectLengthMax}
        placeholder={t`Welcome, ${firstName}`}
        onFocus={() => (lastPart.current = 'subject')}
        onChange={(event) => onChange({ ...step, subject: event.currentTarget.value }, `subject ${step.id}`)}
        onBlur={onLeave}
      />
      <div>
        <div className={classes.bodyHead}>
          <Input.Label htmlFor={`body-${step.id}`}>
            <Trans>Text</Trans>
          </Input.Label>
          <VariableMenu events={triggerEvents} onInsert={insert} />
        </div>
        <Textarea
          id={`body-${step.id}`}
          ref={body}
          autosize
          minRows={9}
          maxRows={22}
          value={step.body}
          maxLength={flowLimits.bodyLengthMax}
          placeholder={t`Hi ${firstName}, …`}
          onFocus={() => (lastPart.current = 'body')}
          onChange={(event) => onChange({ ...step, body: event.currentTarget.value }, `body ${step.id}`)}
          onBlur={onLeave}
          classNames={{ input: classes.text ?? '' }}
        />
        <p className={classes.help}>
          <Trans>
            <b>**bold**</b>, <i>_italic_</i>, [link](https://…), - list, # heading. An empty line starts a paragraph.
          </Trans>
        </p>
      </div>
      <EmailPreview subject={step.subject} body={step.body} event={triggerEvents[0] ?? null} graph={graph} />
    </div>
  );
}
