import { useLingui } from '@lingui/react/macro';
import type { EventLikeParts } from '@segue/shared/segment';
import { isNegative } from '../editing/happened.ts';
import { TokenSelect } from '../tokens/token-select.tsx';

interface DidWordProps {
  readonly parts: EventLikeParts;
  /** "Did" or "Visited". */
  readonly did: string;
  /** "Did not do" or "Did not visit". */
  readonly didNot: string;
  readonly onChange: (parts: Pick<EventLikeParts, 'count' | 'known_for_at_least'>) => void;
}

/** The verb of a condition on events; "did not" is a count of exactly 0 (S13). */
export function DidWord({ parts, did, didNot, onChange }: DidWordProps) {
  const { t } = useLingui();
  return (
    <TokenSelect
      label={t`Did or did not`}
      value={isNegative(parts) ? 'did_not' : 'did'}
      options={[
        { value: 'did', label: did },
        { value: 'did_not', label: didNot },
      ]}
      onChange={(next) =>
        onChange(
          next === 'did_not'
            ? { count: { operator: 'exactly', value: 0 } }
            : { count: undefined, known_for_at_least: undefined },
        )
      }
    />
  );
}
