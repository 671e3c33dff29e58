import { type Knob, KNOBS } from '../../src/config.ts';
import { ERRORS } from '../../src/errors.ts';

/** docs/reference/configuration.md, made from the table of knobs. */
export function configurationPage(): string {
  const sections = Object.values(KNOBS).map((knob: Knob<unknown>) => {
    const fallback = knob.fallback === null ? 'none' : `\`${String(knob.fallback)}\``;
    return `## ${knob.env}\n\n${knob.sentence}\n\n- Value: ${escapePipes(knob.type)}\n- Default: ${fallback}\n`;
  });
  return `# Configuration

Segue is configured by environment variables. It refuses to start on a value that it does not understand, and says why.
An empty variable counts as not set. \`npm start -- --help\` prints this list.

This page is made from the table in \`server/src/config.ts\`; \`npx vitest run server/test/reference-pages.test.ts -u\`
writes it anew.

${sections.join('\n')}`;
}

/** docs/reference/errors.md, made from the error table. */
export function errorsPage(): string {
  const sections = Object.entries(ERRORS)
    .map(([code, { status, sentence }]) => ({ code, status, sentence }))
    .toSorted((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1))
    .map(({ code, status, sentence }) => `## ${code}\n\nHTTP ${status}. ${sentence}\n`);
  return `# Errors

Whatever the API refuses is answered with \`{ "error": { "code", "message", "details" } }\`. The code is stable and for
programs; the message is a sentence for people, and says what to do; \`details\` depends on the code and may be missing.

This page is made from the table in \`server/src/errors.ts\`; \`npx vitest run server/test/reference-pages.test.ts -u\`
writes it anew.

${sections.join('\n')}`;
}

const escapePipes = (text: string): string => (text.includes('|') ? `\`${text.replaceAll(' | ', '`, `')}\`` : text);
