import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { SegmentTemplate, TemplateValue } from '@segue/shared/segment/templates';
import { sentenceParts } from '@segue/shared/segment/templates';
import { localeOf } from '../editing/locale-of.ts';
import classes from './templates.module.css';

/** The sentence of a template with its defaults, which stand out. */
export function TemplateSentence({ template }: { readonly template: SegmentTemplate }) {
  const { i18n } = useLingui();
  return sentenceParts(template.sentence[localeOf(i18n)]).map((part, index) =>
    part.kind === 'words' ? (
      part.text
    ) : (
      <span key={index} className={classes.value}>
        {writeValue(template.parameters[part.id]?.default ?? '', i18n)}
      </span>
    ),
  );
}

/** Writes a value as people of the language do. */
export function writeValue(value: TemplateValue, i18n: I18n): string {
  if (typeof value === 'number') return i18n.number(value);
  return typeof value === 'string' ? value : value.join(', ');
}
