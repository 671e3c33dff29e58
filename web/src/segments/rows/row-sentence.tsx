import { useLingui } from '@lingui/react';
import { describeCondition } from '@segue/shared/segment';
import { localeOf } from '../editing/locale-of.ts';
import type { RowCondition } from '../editing/row-condition.ts';
import { EventSentence } from './event-sentence.tsx';
import { FieldSentence } from './field-sentence.tsx';
import { MembersSentence } from './members-sentence.tsx';
import { PageSentence } from './page-sentence.tsx';
import { EveryoneSentence, SegmentSentence, TagSentence } from './plain-sentences.tsx';

interface RowSentenceProps {
  readonly condition: RowCondition;
  readonly onChange: (condition: RowCondition) => void;
}

/** The words and controls of one condition; kinds without controls of their own are read out and kept as they are. */
export function RowSentence({ condition, onChange }: RowSentenceProps) {
  const { i18n } = useLingui();
  switch (condition.type) {
    case 'event':
      return <EventSentence condition={condition} onChange={onChange} />;
    case 'page':
      return <PageSentence condition={condition} onChange={onChange} />;
    case 'field':
      return <FieldSentence condition={condition} onChange={onChange} />;
    case 'tag':
      return <TagSentence condition={condition} onChange={onChange} />;
    case 'segment':
      return <SegmentSentence condition={condition} onChange={onChange} />;
    case 'members':
      return <MembersSentence condition={condition} onChange={onChange} />;
    case 'everyone':
      return <EveryoneSentence />;
    default:
      return <span>{describeCondition(condition, localeOf(i18n))}</span>;
  }
}
