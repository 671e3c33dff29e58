import type { EventInfo, FieldInfo, PropertyInfo, TagInfo, ValueSuggestion } from '@segue/shared/api';
import { z } from 'zod';
import { instantSchema } from './common.ts';
import { eventKindSchema } from './people.ts';

const valueTypeSchema = z.enum(['text', 'number', 'boolean', 'date', 'list']);

export const fieldInfoSchema: z.ZodType<FieldInfo> = z
  .strictObject({
    name: z.string(),
    of: z.enum(['person', 'account']),
    type: valueTypeSchema,
    first_seen_at: instantSchema,
    last_seen_at: instantSchema,
    people: z.number().describe('How many have a value; an estimate in large workspaces.'),
    misfits: z.number().describe('Values that did not fit the type.'),
  })
  .meta({ id: 'FieldInfo' });

export const eventInfoSchema: z.ZodType<EventInfo> = z
  .strictObject({
    name: z.string(),
    kind: eventKindSchema,
    count: z.number(),
    first_seen_at: instantSchema,
    last_seen_at: instantSchema,
  })
  .meta({ id: 'EventInfo' });

export const propertyInfoSchema: z.ZodType<PropertyInfo> = z
  .strictObject({
    name: z.string().describe('A path with dots.'),
    type: valueTypeSchema,
    last_seen_at: instantSchema,
  })
  .meta({ id: 'PropertyInfo' });

export const valueSuggestionSchema: z.ZodType<ValueSuggestion> = z
  .strictObject({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.number() })
  .meta({ id: 'ValueSuggestion' });

export const tagInfoSchema: z.ZodType<TagInfo> = z
  .strictObject({ name: z.string(), people: z.number() })
  .meta({ id: 'TagInfo' });
