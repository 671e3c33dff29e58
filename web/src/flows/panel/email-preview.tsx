import { Select, Skeleton, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EmailPreviewInput, EmailPreview as RenderedEmail } from '@segue/shared/api';
import type { FlowGraph } from '@segue/shared/flow';
import { post } from '../../api/client.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { localeOf } from '../../segments/editing/locale-of.ts';
import { EmailFrame } from './email-frame.tsx';
import { useSamplePeople } from './use-sample-people.ts';
import classes from './email-panel.module.css';

const SETTLE_MS = 350;

interface EmailPreviewProps {
  readonly subject: string;
  readonly body: string;
  /** The event that most likely starts the flow; its newest occurrence gives the values. */
  readonly event: string | null;
  readonly graph: FlowGraph;
}

/** The email as a real person would get it, rendered by the server while it is written. */
export function EmailPreview({ subject, body, event, graph }: EmailPreviewProps) {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState<string | null>(null);
  const people = useSamplePeople(graph.triggers[0]?.segment ?? null);
  const person = chosen ?? people[0]?.id;
  const [settled] = useDebouncedValue({ subject, body }, SETTLE_MS);
  const isEmpty = settled.subject.trim() === '' && settled.body.trim() === '';
  const input: EmailPreviewInput = {
    ...settled,
    person,
    event: event === null ? undefined : { name: event },
    locale: localeOf(i18n),
  };
  const { data, error, isPending } = useQuery({
    queryKey: ['emails', 'preview', input],
    queryFn: ({ signal }) => post<RenderedEmail>('/emails/preview', input, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    enabled: !isEmpty,
  });
  const issues = data?.issues ?? [];
  return (
    <section>
      <div className={classes.previewHead}>
        <Title order={3} size="sm">
          <Trans>As they get it</Trans>
        </Title>
        <Select
          size="xs"
          w={200}
          aria-label={t`Person for the preview`}
          placeholder={t`Person`}
          searchable
          allowDeselect={false}
          data={people.map(({ id, display_name: label }) => ({ value: id, label }))}
          value={person ?? null}
          onChange={setChosen}
          nothingFoundMessage={t`Nobody by that name`}
        />
      </div>
      {isEmpty ? (
        <p className={classes.help}>
          <Trans>Write something and it shows here.</Trans>
        </p>
      ) : (
        <div className={classes.preview}>
          {isPending && <Skeleton h={160} radius={0} />}
          {data !== undefined && data.html !== '' && (
            <>
              <p className={classes.subject}>{data.subject}</p>
              <EmailFrame html={data.html} />
            </>
          )}
        </div>
      )}
      {error !== null && (
        <p className={classes.issues} role="alert">
          <ErrorSentence error={error} />
        </p>
      )}
      {issues.length > 0 && (
        <ul className={classes.issues}>
          {issues.map(({ code, message, line }) => (
            <li key={`${code} ${line ?? ''} ${message}`}>
              {line !== undefined && <Trans>Line {line}:</Trans>} {message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
