import { msg } from '@lingui/core/macro';
import type { Explanation, Segment } from '@segue/shared/api';
import { formatDateTime } from '../time/format-time.ts';
import type { Teller } from './teller.ts';
import type { Told, ToldPart } from './told.ts';
import { tellTree } from './told.ts';
import { outlookOf, outlookSentence, verdictSentence } from './verdict.ts';

interface Copied {
  readonly explanation: Explanation;
  readonly segment: Segment;
  readonly teller: Teller;
  /** Where the explanation is shown. */
  readonly url: string;
  readonly nowMs: number;
}

/** A whole explanation as text, for a message to somebody who does not have it on the screen. */
export function explanationText({ explanation, segment, teller, url, nowMs }: Copied): string {
  const { i18n, timeZone } = teller;
  const outlook = outlookOf(explanation, segment);
  const now = formatDateTime(nowMs, i18n.locale, timeZone);
  const lines = [
    i18n._(msg`Segment: ${segment.name}`),
    verdictSentence(explanation, segment, teller),
    ...(outlook === null ? [] : [outlookSentence(outlook, explanation.member, i18n, timeZone)]),
    ...(segment.kind === 'static' ? [] : ['', ...linesOf(tellTree(explanation.tree, teller), teller, '')]),
    '',
    i18n._(msg`As of ${now}`),
    url,
  ];
  return lines.join('\n');
}

function linesOf(told: Told, teller: Teller, indent: string): readonly string[] {
  const { i18n, timeZone } = teller;
  const deeper = `${indent}    `;
  const tally = told.tally === null ? '' : ` (${told.tally})`;
  const at = told.change === null ? null : formatDateTime(Date.parse(told.change.at), i18n.locale, timeZone);
  return [
    `${indent}${mark(told.holds)} ${told.sentence}${tally}`,
    ...evidenceLines(told, teller, deeper),
    ...(at === null
      ? []
      : [`${deeper}${told.holds ? i18n._(msg`True until ${at}`) : i18n._(msg`True from ${at} on`)}`]),
    ...told.parts.flatMap((part) => partLines(part, teller, deeper)),
    ...told.children.flatMap((child) => linesOf(child, teller, deeper)),
  ];
}

function partLines(part: ToldPart, teller: Teller, indent: string): readonly string[] {
  return [
    `${indent}${part.isMarked ? mark(part.holds) : '·'} ${part.sentence}`,
    ...evidenceLines(part, teller, `${indent}    `),
  ];
}

function evidenceLines(
  { evidence, events, moreEvents }: Pick<Told, 'evidence' | 'events' | 'moreEvents'>,
  { i18n, timeZone }: Teller,
  indent: string,
): readonly string[] {
  const times = events.map((event) => formatDateTime(Date.parse(event.occurred_at), i18n.locale, timeZone));
  if (moreEvents > 0) times.push('…');
  const name = events[0]?.name ?? '';
  return [
    ...(evidence === null ? [] : [`${indent}${evidence}`]),
    ...(times.length === 0 ? [] : [`${indent}${i18n._(msg`${name}: ${times.join('; ')}`)}`]),
  ];
}

const mark = (holds: boolean): string => (holds ? '✓' : '✗');
