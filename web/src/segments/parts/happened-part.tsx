import { Trans } from '@lingui/react/macro';
import type { EventLikeParts, Window } from '@segue/shared/segment';
import { canAskForKnown, isNegative } from '../editing/happened.ts';
import { CountPart } from './count-part.tsx';
import { WindowPart } from './window-part.tsx';

type Happened = Pick<EventLikeParts, 'count' | 'window' | 'known_for_at_least'>;

interface HappenedPartProps {
  readonly parts: EventLikeParts;
  readonly onChange: (parts: Happened) => void;
}

/** "at least 3 times in the last 7 days": how often and when. "Did not" has no count to choose. */
export function HappenedPart({ parts, onChange }: HappenedPartProps) {
  const changeWindow = (window: Window) => {
    const keepsKnown = canAskForKnown({ ...parts, window });
    onChange({ window, known_for_at_least: keepsKnown ? parts.known_for_at_least : undefined });
  };
  return (
    <>
      {!isNegative(parts) && <CountPart count={parts.count} onChange={(count) => onChange({ count })} />}
      <WindowPart window={parts.window} onChange={changeWindow} />
      {parts.known_for_at_least === 'window' && (
        <span>
          <Trans>and was already known before that</Trans>
        </span>
      )}
    </>
  );
}
