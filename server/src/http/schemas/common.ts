import type { ErrorBody, FieldValue } from '@segue/shared/api';
import { z } from 'zod';

/** A route that the published description leaves out. */
export const HIDDEN = { hide: true } as const;

export const errorSchema: z.ZodType<ErrorBody> = z
  .strictObject({
    error: z.strictObject({
      code: z.string().describe('Stable, for programs; docs/reference/errors.md lists all.'),
      message: z.string().describe('What is wrong and what to do, for people.'),
      details: z.unknown().optional(),
    }),
  })
  .meta({ id: 'Error' });

/** Whatever a field or property may hold: any JSON. */
export const fieldValueSchema: z.ZodType<FieldValue> = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.lazy(() => fieldValueSchema)),
    z.record(
      z.string(),
      z.lazy(() => fieldValueSchema),
    ),
  ])
  .meta({ id: 'FieldValue' });

export const instantSchema = z.string().describe('ISO 8601 in UTC.');

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    data: z.array(item),
    next_cursor: z.string().nullable().describe('Give it back as `cursor` for the next page; null on the last one.'),
  });
}

/** The replies of a route: the good one, and what every refusal looks like. */
export function replies<Reply extends z.ZodType>(reply: Reply): { 200: Reply; '4xx': typeof errorSchema } {
  return { 200: reply, '4xx': errorSchema };
}

/** `?limit=`, as text or number. */
export function limitSchema(max: number) {
  return z.coerce
    .number({ error: `limit must be a number from 1 to ${max}` })
    .int()
    .min(1)
    .max(max)
    .optional()
    .describe(`How many at most, up to ${max}.`);
}

export const cursorSchema = z.string().optional().describe('`next_cursor` of the page before.');

/** Names separated by commas: `?fields=plan,country`. */
export const namesSchema = z
  .string()
  .optional()
  .transform((text) =>
    text === undefined
      ? []
      : text
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
  );

/** A yes or no in a query: `true`, `1`, `false`, `0`. */
export const flagSchema = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .optional()
  .transform((text) => text === 'true' || text === '1');
