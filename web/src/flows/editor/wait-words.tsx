import { Plural } from '@lingui/react/macro';
import type { WaitStep } from '@segue/shared/flow';

/** "Wait 2 days". */
export function WaitWords({ step: { amount, unit } }: { readonly step: WaitStep }) {
  switch (unit) {
    case 'minute':
      return <Plural value={amount} one="Wait # minute" other="Wait # minutes" />;
    case 'hour':
      return <Plural value={amount} one="Wait # hour" other="Wait # hours" />;
    case 'day':
      return <Plural value={amount} one="Wait # day" other="Wait # days" />;
    case 'week':
      return <Plural value={amount} one="Wait # week" other="Wait # weeks" />;
  }
}
