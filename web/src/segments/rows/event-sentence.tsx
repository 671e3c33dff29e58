import { useLingui } from '@lingui/react/macro';
import type { EventCondition } from '@segue/shared/segment';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { TokenPick } from '../tokens/token-pick.tsx';
import { HappenedPart } from '../parts/happened-part.tsx';
import { DidWord } from '../parts/did-word.tsx';

interface EventSentenceProps {
  readonly condition: EventCondition;
  readonly onChange: (condition: EventCondition) => void;
}

/** "Did Created task at least 3 times in the last 7 days". */
export function EventSentence({ condition, onChange }: EventSentenceProps) {
  const { t, i18n } = useLingui();
  const { events } = useCatalogue();
  return (
    <>
      <DidWord
        parts={condition}
        did={t`Did`}
        didNot={t`Did not do`}
        onChange={(parts) => onChange({ ...condition, ...parts })}
      />
      <TokenPick
        label={t`Event`}
        value={condition.event}
        placeholder={t`choose an event`}
        items={() => events.map(({ name, count }) => ({ value: name, label: name, detail: i18n.number(count) }))}
        onChange={(event) => onChange({ ...condition, event })}
        allowNew
      />
      <HappenedPart parts={condition} onChange={(parts) => onChange({ ...condition, ...parts })} />
    </>
  );
}
