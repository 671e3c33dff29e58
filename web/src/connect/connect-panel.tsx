import { Tabs, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { CopySnippet } from '../ui/copy-snippet.tsx';
import { connectionSnippets } from './snippets.ts';

/** The write key and ready-made code for a site, a server and a terminal. */
export function ConnectPanel({ writeKey }: { writeKey: string }) {
  const { t } = useLingui();
  const snippets = connectionSnippets({ host: window.location.origin, writeKey });
  const notes = {
    browser: t`Paste this before the end of the page's head. Page visits are recorded by themselves from then on.`,
    node: t`Any Segment library works: keep your calls, change only the key and the host.`,
    curl: t`For a first try, or for any language that speaks HTTP.`,
  };
  return (
    <Tabs defaultValue="browser" keepMounted={false}>
      <Tabs.List mb="sm">
        {snippets.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets.map(({ id, label, code }) => (
        <Tabs.Panel key={id} value={id}>
          <Text size="sm" c="dimmed" mb="sm">
            {notes[id]}
          </Text>
          <CopySnippet title={label} code={code} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
