import type { AuditedSegment, SegmentAudit } from '@segue/shared/api';
import type { Workspace } from '../../context.ts';
import { escapeHtml, STYLES, type TeamMail } from '../../message/index.ts';
import { toRecipient } from './recipients.ts';
import { auditWords } from './words.ts';

/** Lines of one list in a mail; the page has them all. */
const LINES_MAX = 10;

export interface AuditMailInput {
  readonly workspace: Workspace;
  readonly language: 'en' | 'fr';
  readonly ownerEmail: string;
  readonly audit: SegmentAudit;
  /** Owner of every segment, by key: what an overlap names has none of its own. */
  readonly owners: ReadonlyMap<string, string>;
  /** `2026-03`, of the workspace's calendar. */
  readonly month: string;
  /** Where Segue is reached; null where nobody said. */
  readonly publicUrl: string | null;
}

/** The mails of one audit: each recipient reads of the segments they look after. */
export function auditMails(input: AuditMailInput): TeamMail[] {
  const { audit, workspace, language, month } = input;
  const words = auditWords[language];
  const named = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const subject = words.subject(workspace.name, named.format(new Date(`${month}-01T00:00:00Z`)));
  return audit.mail.recipients.map(({ address, segments }) => {
    const blocks = blocksFor(input, address, segments);
    return {
      workspaceId: workspace.id,
      key: `audit/${month}`,
      to: address,
      subject,
      content: blocks.map(toHtml).join('\n'),
      text: `${blocks.map(toText).join('\n\n')}\n`,
    };
  });
}

type Block =
  | { readonly type: 'text' | 'title'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'list'; readonly lines: readonly Line[] };

interface Line {
  readonly name: string;
  readonly href: string | null;
  /** What is said of it, with what divides it from the name. */
  readonly rest: string;
}

function blocksFor(input: AuditMailInput, address: string, segments: number): Block[] {
  const { audit, workspace, language, ownerEmail, owners, publicUrl } = input;
  const words = auditWords[language];
  const day = (instant: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: workspace.timezone }).format(new Date(instant));
  const isTheirs = (key: string): boolean => toRecipient(owners.get(key) ?? '', ownerEmail) === address;
  const hrefOf = (key: string): string | null =>
    publicUrl === null ? null : new URL(`/segments/${encodeURIComponent(key)}`, publicUrl).href;
  const line = ({ key, name }: { key: string; name: string }, rest: string): Line => ({
    name,
    href: hrefOf(key),
    rest: `${words.colon}${rest}`,
  });
  const list = <Item>(title: string, items: readonly Item[], toLine: (item: Item) => Line, hint?: string): Block[] =>
    items.length === 0
      ? []
      : [
          { type: 'title', text: title },
          ...(hint === undefined ? [] : [{ type: 'text' as const, text: hint }]),
          { type: 'list', lines: items.slice(0, LINES_MAX).map(toLine) },
        ];
  const theirs = <Item extends AuditedSegment>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ key }) => isTheirs(key));
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const tidy = [
    ...list(
      words.unused,
      theirs(audit.unused),
      (one) => line(one, words.lastUsed(one.last_used_at === null ? null : day(one.last_used_at))),
      words.unusedHint,
    ),
    ...list(words.obsolete, theirs(audit.obsolete), (one) =>
      line(one, one.reasons.map((reason) => words.reason(reason, day)).join('; ')),
    ),
    ...list(
      words.overlapping,
      audit.overlapping.filter(({ segments: pair }) => pair.some(({ key }) => isTheirs(key))),
      ({ segments: [first, second], shared, share: part }) =>
        line({ key: first.key, name: `${first.name} · ${second.name}` }, words.overlap(shared, share.format(part))),
    ),
  ];
  const active = theirs(audit.most_active);
  return [
    { type: 'text', text: words.intro(workspace.name, segments) },
    ...list(words.mostActive, active, (one) => line(one, words.transitions(one.transitions)), words.mostActiveHint),
    ...(tidy.length === 0 ? [{ type: 'text' as const, text: words.nothing }] : tidy),
    // How many there are is for whoever looks after all of them.
    ...(audit.advice === null || address !== ownerEmail.toLowerCase()
      ? []
      : [{ type: 'text' as const, text: words[audit.advice](audit.live_segments) }]),
    publicUrl === null
      ? { type: 'text', text: words.where }
      : { type: 'link', text: words.open, href: new URL('/segments/audit', publicUrl).href },
  ];
}

function toHtml(block: Block): string {
  switch (block.type) {
    case 'title':
      return `<h2 style="${STYLES.h2}">${escapeHtml(block.text)}</h2>`;
    case 'text':
      return `<p style="${STYLES.p}">${escapeHtml(block.text)}</p>`;
    case 'link':
      return `<p style="${STYLES.p}">${linkTo(block.href, block.text)}</p>`;
    case 'list': {
      const items = block.lines.map(({ name, href, rest }) => {
        const title = href === null ? `<strong>${escapeHtml(name)}</strong>` : linkTo(href, name);
        return `<li style="${STYLES.li}">${title}${escapeHtml(rest)}</li>`;
      });
      return `<ul style="${STYLES.list}">\n${items.join('\n')}\n</ul>`;
    }
  }
}

const linkTo = (href: string, text: string): string =>
  `<a href="${escapeHtml(href)}" style="${STYLES.a}">${escapeHtml(text)}</a>`;

function toText(block: Block): string {
  switch (block.type) {
    case 'title':
      return block.text.toUpperCase();
    case 'text':
      return block.text;
    case 'link':
      return `${block.text}: ${block.href}`;
    case 'list':
      return block.lines.map(({ name, rest }) => `- ${name}${rest}`).join('\n');
  }
}
