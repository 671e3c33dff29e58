import { useLingui } from '@lingui/react/macro';
import type { SegmentTemplate, TemplateValue, TemplateValues } from '@segue/shared/segment/templates';
import { sentenceParts } from '@segue/shared/segment/templates';
import { localeOf } from '../editing/locale-of.ts';
import { ParameterToken } from './parameter-token.tsx';
import classes from './templates.module.css';

interface SentenceFormProps {
  readonly template: SegmentTemplate;
  readonly values: Readonly<Record<string, TemplateValue>>;
  readonly onChange: (values: TemplateValues) => void;
}

/** The sentence of a template, in which everything that can be chosen is a small control. */
export function SentenceForm({ template, values, onChange }: SentenceFormProps) {
  const { t, i18n } = useLingui();
  return (
    <div role="group" aria-label={t`What can be chosen`} className={classes.form}>
      {sentenceParts(template.sentence[localeOf(i18n)]).map((part, index) => {
        if (part.kind === 'words') return <span key={index}>{part.text}</span>;
        const parameter = template.parameters[part.id];
        const value = values[part.id];
        if (parameter === undefined || value === undefined) return null;
        return (
          <ParameterToken
            key={index}
            template={template}
            parameter={parameter}
            values={values}
            value={value}
            onChange={(next) => onChange({ ...values, [part.id]: next })}
          />
        );
      })}
    </div>
  );
}
