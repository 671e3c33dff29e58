/** The segments to start from, as data. A door of its own: only the gallery and its tests need the texts. */
export { completeValues, sentenceParts } from './template.ts';
export type { SegmentTemplate, SentencePart, TemplateGroup, TemplateSource, TemplateValues } from './template.ts';
export type { Parameter, TemplateValue, TextKind } from './parameters.ts';
export type { Localised } from './localised.ts';
export { findTemplate, segmentTemplates, templateGroups } from './all.ts';
