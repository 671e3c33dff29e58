import { useLingui } from '@lingui/react/macro';
import type { Parameter, SegmentTemplate, TemplateValue, TemplateValues } from '@segue/shared/segment/templates';
import type { ValueSource } from '../../api/catalogue.ts';
import { localeOf } from '../editing/locale-of.ts';
import type { Catalogue } from '../editing/row-choices.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { SuggestInput } from '../tokens/suggest-input.tsx';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenPick } from '../tokens/token-pick.tsx';
import { TokenValues } from '../tokens/token-values.tsx';
import { knownNames } from './find-missing.ts';

interface ParameterTokenProps {
  readonly template: SegmentTemplate;
  readonly parameter: Parameter;
  readonly values: TemplateValues;
  readonly value: TemplateValue;
  readonly onChange: (value: TemplateValue) => void;
}

/** One place of a template's sentence: a name to pick, a number or a text, with what was observed as suggestions. */
export function ParameterToken({ template, parameter, values, value, onChange }: ParameterTokenProps) {
  const { t, i18n } = useLingui();
  const catalogue = useCatalogue();
  const label = parameter.label[localeOf(i18n)];
  const source = sourceOf(parameter, template, values, catalogue);
  switch (parameter.kind) {
    case 'number':
      return <TokenNumber label={label} value={Number(value)} min={parameter.min} onChange={onChange} />;
    case 'values':
      return (
        <TokenValues
          label={label}
          values={typeof value === 'object' ? value : []}
          source={source}
          read={(text) => (text.trim() === '' ? undefined : text.trim())}
          onChange={(next) => onChange(next.map(String))}
        />
      );
    case 'event':
    case 'field':
    case 'account_field':
    case 'tag':
    case 'segment': {
      const { kind } = parameter;
      return (
        <TokenPick
          label={label}
          value={String(value)}
          text={knownNames(kind, catalogue).find((known) => known.value === value)?.label}
          placeholder={t`choose`}
          items={() => knownNames(kind, catalogue)}
          onChange={onChange}
          allowNew={kind !== 'segment'}
        />
      );
    }
    default:
      return (
        <SuggestInput
          label={label}
          text={String(value)}
          placeholder={label}
          source={source}
          isMissing={value === ''}
          onText={onChange}
          onPick={onChange}
        />
      );
  }
}

/** Whose observed values are suggested for a parameter; null where nothing of the kind was observed. */
function sourceOf(
  parameter: Parameter,
  template: SegmentTemplate,
  values: TemplateValues,
  { events }: Catalogue,
): ValueSource | null {
  if ('of' in parameter && parameter.of !== undefined) {
    const of = template.parameters[parameter.of]?.kind === 'account_field' ? 'account' : 'person';
    const field = String(values[parameter.of] ?? '');
    return field === '' ? null : { of, field };
  }
  const kind = ({ values: 'page', address: 'page', email: 'email', form: 'form' } as const)[String(parameter.kind)];
  const event = events.find((candidate) => candidate.kind === kind);
  if (kind === undefined || event === undefined) return null;
  return { of: 'event', event: event.name, property: kind === 'page' ? 'path' : kind };
}
