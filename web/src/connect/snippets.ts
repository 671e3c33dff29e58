/** Code to paste, filled in with this installation's address and key. */
import { installSnippet } from './install-snippet.ts';

export interface Snippet {
  id: 'browser' | 'node' | 'curl';
  /** Names of tools are the same in every language. */
  label: string;
  code: string;
}

export interface Connection {
  /** Where this Segue answers, without a slash at the end: "https://segue.example.com". */
  host: string;
  writeKey: string;
}

/** The three ways in, each ready to run: a site, a server with Segment's own library, and a terminal. */
export const connectionSnippets = (connection: Connection): Snippet[] => [
  { id: 'browser', label: 'JavaScript', code: browserSnippet(connection) },
  { id: 'node', label: 'Node.js', code: nodeSnippet(connection) },
  { id: 'curl', label: 'curl', code: curlSnippet(connection) },
];

const browserSnippet = (connection: Connection): string => `${installSnippet(connection)}
<script>
  segue.identify('user-1', { name: 'Ada Lovelace', email: 'ada@example.com' });
  segue.track('Created project', { project: { name: 'Website redesign' } });
</script>`;

const nodeSnippet = ({ host, writeKey }: Connection): string => `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${host}' });

analytics.identify({ userId: 'user-1', traits: { name: 'Ada Lovelace', email: 'ada@example.com' } });
analytics.track({ userId: 'user-1', event: 'Created project', properties: { project: { name: 'Website redesign' } } });
await analytics.closeAndFlush();`;

const curlSnippet = ({ host, writeKey }: Connection): string => `curl ${host}/v1/batch \\
  --user '${writeKey}:' \\
  --header 'content-type: application/json' \\
  --data '{ "batch": [
    { "type": "identify", "userId": "user-1", "traits": { "name": "Ada Lovelace", "email": "ada@example.com" } },
    { "type": "track", "userId": "user-1", "event": "Created project", "properties": { "project": { "name": "Website redesign" } } }
  ] }'`;
