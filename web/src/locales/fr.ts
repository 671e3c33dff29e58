/** Every catalog of this language, as one chunk. */
import { messages as flows } from './fr/flows.po';
import { messages as general } from './fr/messages.po';
import { messages as segments } from './fr/segments.po';

export const messages = { ...general, ...segments, ...flows };
