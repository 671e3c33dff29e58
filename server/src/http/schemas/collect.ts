import { z } from 'zod';
import { errorSchema } from './common.ts';

export { HIDDEN } from './common.ts';

const TAGS = ['collect'];
const SECURITY = [{ writeKey: [] }];

const json = z.record(z.string(), z.unknown());
const identity = {
  userId: z.string().optional().describe('Who did it, as your application names the person.'),
  anonymousId: z.string().optional().describe('A visitor or device; joined to the person once a call names both.'),
};
const options = {
  messageId: z.string().optional().describe('The same id twice is one event.'),
  timestamp: z.string().optional().describe('When it happened, ISO 8601; default now.'),
  sentAt: z.string().optional().describe('When it was sent, by the same clock as `timestamp`: corrects a wrong clock.'),
  context: json.optional(),
};

const calls = {
  identify: z.object({
    ...identity,
    traits: json.optional().describe('Fields of the person; null clears one.'),
    ...options,
  }),
  track: z.object({ ...identity, event: z.string(), properties: json.optional(), ...options }),
  page: z.object({ ...identity, name: z.string().optional(), properties: json.optional(), ...options }),
  screen: z.object({ ...identity, name: z.string().optional(), properties: json.optional(), ...options }),
  group: z.object({
    ...identity,
    groupId: z.string(),
    traits: json.optional().describe('Fields of the account.'),
    ...options,
  }),
  alias: z.object({ userId: z.string(), previousId: z.string(), ...options }),
};

const SUMMARIES: Readonly<Record<keyof typeof calls, string>> = {
  identify: 'Says who somebody is and what is known of them',
  track: 'Says what somebody did',
  page: 'Says which page somebody looked at',
  screen: 'Says which screen of an app somebody looked at',
  group: 'Says to which account somebody belongs',
  alias: 'Says that two ids are one person',
};

/** The published description of one collecting call; nothing is validated by it. */
export function describeCall(type: keyof typeof calls) {
  return {
    tags: TAGS,
    security: SECURITY,
    summary: SUMMARIES[type],
    body: calls[type],
    response: { 200: z.strictObject({ success: z.boolean() }), '4xx': errorSchema },
  };
}

export function describeBatch() {
  const event = z.object({ type: z.enum(['identify', 'track', 'page', 'screen', 'group', 'alias']) }).loose();
  const rejection = z.strictObject({ index: z.number(), code: z.string(), message: z.string() });
  return {
    tags: TAGS,
    security: SECURITY,
    summary: 'Sends up to 1 000 calls at once; the good ones are kept, the bad ones named',
    body: z.object({ batch: z.array(event), context: json.optional(), sentAt: z.string().optional() }),
    response: {
      200: z.strictObject({ success: z.boolean(), accepted: z.number(), rejected: z.array(rejection) }),
      '4xx': errorSchema,
    },
  };
}
