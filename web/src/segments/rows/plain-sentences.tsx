import { Trans, useLingui } from '@lingui/react/macro';
import type { SegmentCondition, TagCondition } from '@segue/shared/segment';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { TokenPick } from '../tokens/token-pick.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';

interface SentenceProps<C> {
  readonly condition: C;
  readonly onChange: (condition: C) => void;
}

/** "Has the tag vip". */
export function TagSentence({ condition, onChange }: SentenceProps<TagCondition>) {
  const { t, i18n } = useLingui();
  const { tags } = useCatalogue();
  return (
    <>
      <TokenSelect
        label={t`Has or has not`}
        value={condition.operator}
        options={[
          { value: 'has', label: t`Has the tag` },
          { value: 'has_not', label: t`Does not have the tag` },
        ]}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      <TokenPick
        label={t`Tag`}
        value={condition.tag}
        placeholder={t`choose a tag`}
        items={() => tags.map(({ name, people }) => ({ value: name, label: name, detail: i18n.number(people) }))}
        onChange={(tag) => onChange({ ...condition, tag })}
        allowNew
      />
    </>
  );
}

/** "Is in the segment Active trials". */
export function SegmentSentence({ condition, onChange }: SentenceProps<SegmentCondition>) {
  const { t, i18n } = useLingui();
  const { segments } = useCatalogue();
  return (
    <>
      <TokenSelect
        label={t`In or not in`}
        value={condition.operator}
        options={[
          { value: 'in', label: t`Is in the segment` },
          { value: 'not_in', label: t`Is not in the segment` },
        ]}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      <TokenPick
        label={t`Segment`}
        value={condition.segment}
        text={segments.find(({ key }) => key === condition.segment)?.name ?? condition.segment}
        placeholder={t`choose a segment`}
        items={() =>
          segments.map(({ key, name, count }) => ({
            value: key,
            label: name,
            detail: count === null ? undefined : i18n.number(count),
          }))
        }
        onChange={(segment) => onChange({ ...condition, segment })}
      />
    </>
  );
}

/** "Everyone". */
export function EveryoneSentence() {
  return (
    <span>
      <Trans>Everyone</Trans>
    </span>
  );
}
