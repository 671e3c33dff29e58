/** Every catalog of this language, as one chunk. */
import { messages as flows } from './en/flows.po';
import { messages as general } from './en/messages.po';
import { messages as segments } from './en/segments.po';

export const messages = { ...general, ...segments, ...flows };
