import fc from 'fast-check';
import type { Json, JsonObject } from './world.ts';

export const emailKeys = ['welcome', 'offer', 'Welcome'] as const;
/** Mostly what somebody did with an email; the key or the address may be missing. */
export const emailEvents: fc.Arbitrary<{ readonly event: string; readonly properties: JsonObject }> = fc.record({
  event: fc.constantFrom(
    'Email Delivered',
    'Email Opened',
    'Email Opened',
    'Email Clicked',
    'Email Clicked',
    'Email Replied',
  ),
  properties: fc.record(
    {
      email: fc.constantFrom<Json>(...emailKeys, '', null),
      link: fc.constantFrom<Json>('https://app.test/pricing', ' https://app.test/ ', '/pricing', '', null),
      machine: fc.constantFrom<Json>(true, true, false, null),
      amount: fc.constantFrom<Json>(0.1, '0.3', 7, -7, 'seven', null),
    },
    { requiredKeys: [] },
  ),
});
