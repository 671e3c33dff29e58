import { msg } from '@lingui/core/macro';
import type { EmailCondition, EventCondition, EventLike, FormCondition, PageCondition } from '@segue/shared/segment';
import { isNegative } from '../editing/happened.ts';
import { propertySource } from './event-names.ts';
import { mapPieces, say, word } from './piece.ts';
import type { Piece, SentenceContext } from './piece.ts';
import { CASE_CHOICE, caseChoices, matchChoices, matchFromChoice, matchValuePieces } from './text-match-pieces.ts';

/** What it was that happened, without the verb: the event, the page, the form, the email. */
export function subjectPieces(ctx: SentenceContext, condition: EventLike): readonly Piece<EventLike>[] {
  switch (condition.type) {
    case 'event':
      return [eventPiece(ctx, condition)];
    case 'page':
      return pagePieces(ctx, condition);
    case 'form':
      return [formPiece(ctx, condition)];
    case 'email':
      return emailPieces(ctx, condition);
  }
}

function eventPiece(ctx: SentenceContext, condition: EventCondition): Piece<EventLike> {
  const { i18n, catalogue } = ctx;
  return {
    kind: 'pick',
    label: say(ctx, msg`Event`),
    at: 'event',
    value: condition.event,
    placeholder: say(ctx, msg`choose an event`),
    items: () => catalogue.events.map(({ name, count }) => ({ value: name, label: name, detail: i18n.number(count) })),
    allowsNew: true,
    set: (event) => ({ ...condition, event }),
  };
}

function formPiece(ctx: SentenceContext, condition: FormCondition): Piece<EventLike> {
  return {
    kind: 'text',
    label: say(ctx, msg`Form`),
    at: 'form',
    value: condition.form,
    placeholder: say(ctx, msg`name of the form`),
    source: propertySource(ctx.catalogue, condition, 'form'),
    isMissing: condition.form.trim() === '',
    set: (form) => ({ ...condition, form }),
  };
}

/** "a page whose address contains /pricing", "any page". */
function pagePieces(ctx: SentenceContext, condition: PageCondition): readonly Piece<EventLike>[] {
  const { url, path } = condition;
  if (url === undefined && path === undefined) return [addressChoice(ctx, condition, 'url')];
  return [
    ...(url === undefined ? [] : addressPieces(ctx, condition, 'url')),
    ...(url === undefined || path === undefined
      ? []
      : [word(ctx, msg({ message: 'and', context: 'address and path' }))]),
    ...(path === undefined ? [] : addressPieces(ctx, condition, 'path')),
  ];
}

function addressPieces(
  ctx: SentenceContext,
  condition: PageCondition,
  part: 'url' | 'path',
): readonly Piece<EventLike>[] {
  const match = condition[part];
  if (match === undefined) return [];
  const label = say(ctx, part === 'path' ? msg`Path` : msg`Address`);
  const source = propertySource(ctx.catalogue, condition, 'path');
  const value = matchValuePieces(ctx, match, { label, placeholder: '/pricing', source });
  return [
    word(ctx, part === 'path' ? msg`a page whose path` : msg`a page whose address`),
    addressChoice(ctx, condition, part),
    ...mapPieces(value, part, (next): EventLike => ({ ...condition, [part]: next })),
  ];
}

function addressChoice(ctx: SentenceContext, condition: PageCondition, part: 'url' | 'path'): Piece<EventLike> {
  const match = condition[part];
  const both = condition.url !== undefined && condition.path !== undefined;
  const text = match === undefined ? undefined : matchChoices(ctx).find(({ value }) => value === match.operator)?.label;
  return {
    kind: 'select',
    label: say(ctx, msg`Address`),
    at: part,
    value: match === undefined ? 'any' : `${part} ${match.operator}`,
    text,
    groups: [
      { label: '', choices: [{ value: 'any', label: say(ctx, msg`any page`) }] },
      ...(both && part === 'path' ? [] : [{ label: say(ctx, msg`Address`), choices: matchChoices(ctx, 'url ') }]),
      ...(both && part === 'url' ? [] : [{ label: say(ctx, msg`Path`), choices: matchChoices(ctx, 'path ') }]),
      ...caseChoices(ctx, match),
    ],
    set: (choice) => withAddress(condition, part, choice),
  };
}

function withAddress(condition: PageCondition, part: 'url' | 'path', choice: string): PageCondition {
  const match = condition[part];
  if (choice === CASE_CHOICE) return { ...condition, [part]: matchFromChoice(choice, match) };
  if (choice === 'any') return { ...condition, [part]: undefined };
  const next = choice.startsWith('path ') ? 'path' : 'url';
  const chosen = matchFromChoice(choice.slice(next.length + 1), match);
  return { ...condition, [part]: undefined, [next]: chosen };
}

/** "any link in one of the emails welcome, tips", "any email". */
function emailPieces(ctx: SentenceContext, condition: EmailCondition): readonly Piece<EventLike>[] {
  const hasLink = condition.activity === 'clicked' || condition.link !== undefined;
  return [
    ...(hasLink ? linkPieces(ctx, condition) : []),
    ...(hasLink ? [word(ctx, msg({ message: 'in', context: 'a link in an email' }))] : []),
    ...whichEmails(ctx, condition),
    ...machinePieces(ctx, condition),
  ];
}

function whichEmails(ctx: SentenceContext, condition: EmailCondition): readonly Piece<EventLike>[] {
  const { emails = 'any' } = condition;
  const isAny = emails === 'any';
  const choose: Piece<EventLike> = {
    kind: 'select',
    label: say(ctx, msg`Which email`),
    at: 'emails',
    value: isAny ? 'any' : 'some',
    groups: [
      {
        label: '',
        choices: [
          { value: 'any', label: say(ctx, isNegative(condition) ? msg`any email` : msg`an email, whichever`) },
          { value: 'some', label: say(ctx, !isAny && emails.length === 1 ? msg`the email` : msg`one of the emails`) },
        ],
      },
    ],
    set: (next) => {
      if (next === (isAny ? 'any' : 'some')) return condition;
      return { ...condition, emails: next === 'some' ? [] : undefined };
    },
  };
  if (isAny) return [choose];
  return [
    choose,
    {
      kind: 'list',
      label: say(ctx, msg`Emails`),
      at: 'emails',
      values: emails,
      type: 'text',
      source: propertySource(ctx.catalogue, condition, 'email'),
      set: (next) => ({ ...condition, emails: next.map(String) }),
    },
  ];
}

function linkPieces(ctx: SentenceContext, condition: EmailCondition): readonly Piece<EventLike>[] {
  const { link } = condition;
  const text = link === undefined ? undefined : matchChoices(ctx).find(({ value }) => value === link.operator)?.label;
  const choose: Piece<EventLike> = {
    kind: 'select',
    label: say(ctx, msg`Which link`),
    at: 'link',
    value: link?.operator ?? 'any',
    text,
    groups: [
      {
        label: '',
        choices: [{ value: 'any', label: say(ctx, isNegative(condition) ? msg`any link` : msg`a link, whichever`) }],
      },
      { label: say(ctx, msg`Its address`), choices: matchChoices(ctx) },
      ...caseChoices(ctx, link),
    ],
    set: (next) => ({ ...condition, link: next === 'any' ? undefined : matchFromChoice(next, link) }),
  };
  if (link === undefined) return [choose];
  const label = say(ctx, msg`Address of the link`);
  const source = propertySource(ctx.catalogue, condition, 'link');
  return [
    word(ctx, msg`a link whose address`),
    choose,
    ...mapPieces(
      matchValuePieces(ctx, link, { label, placeholder: '/webinar', source }),
      'link',
      (next): EventLike => ({
        ...condition,
        link: next,
      }),
    ),
  ];
}

function machinePieces(ctx: SentenceContext, condition: EmailCondition): readonly Piece<EventLike>[] {
  if (condition.machine !== true) return [];
  return [
    {
      kind: 'select',
      label: say(ctx, msg`Who did it`),
      at: 'machine',
      value: 'all',
      groups: [
        {
          label: '',
          choices: [
            { value: 'all', label: say(ctx, msg`(machines included)`) },
            { value: 'people', label: say(ctx, msg`(only people themselves)`) },
          ],
        },
      ],
      set: (next) => ({ ...condition, machine: next === 'all' ? true : undefined }),
    },
  ];
}
