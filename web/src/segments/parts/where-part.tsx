import { ActionIcon } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import type { PropertyFilter, ValueType } from '@segue/shared/segment';
import type { PropertyInfo } from '@segue/shared/api';
import { firstOperator, guessType, valueForOperator } from '../editing/operators.ts';
import { typeWords } from '../editing/operator-words.ts';
import { TokenPick } from '../tokens/token-pick.tsx';
import type { Comparison } from './value-part.tsx';
import { ValuePart } from './value-part.tsx';
import classes from './parts.module.css';

interface WherePartProps {
  /** The event whose properties are compared; null if it was never seen. */
  readonly event: string | null;
  readonly properties: readonly PropertyInfo[];
  readonly where: readonly PropertyFilter[];
  readonly onChange: (where: readonly PropertyFilter[]) => void;
}

/** "where project.name contains Q4 and …": filters on the properties of one event, each on a line of its own. */
export function WherePart({ event, properties, where, onChange }: WherePartProps) {
  return where.map((filter, index) => (
    <FilterLine
      // Filters have no identity of their own; their place is what the eye follows, too.
      key={index}
      isFirst={index === 0}
      event={event}
      properties={properties}
      filter={filter}
      onChange={(next) => onChange(where.with(index, next))}
      onRemove={() => onChange(where.toSpliced(index, 1))}
    />
  ));
}

interface FilterLineProps {
  readonly isFirst: boolean;
  readonly event: string | null;
  readonly properties: readonly PropertyInfo[];
  readonly filter: PropertyFilter;
  readonly onChange: (filter: PropertyFilter) => void;
  readonly onRemove: () => void;
}

function FilterLine({ isFirst, event, properties, filter, onChange, onRemove }: FilterLineProps) {
  const { t, i18n } = useLingui();
  const { property, operator, value } = filter;
  const info = properties.find((candidate) => candidate.name === property);
  const type: ValueType = info?.type ?? (operator === 'has_element' ? 'list' : guessType(operator, value));
  const changeProperty = (name: string) => {
    const nextType = properties.find((candidate) => candidate.name === name)?.type ?? 'text';
    if (nextType === type && operator !== 'has_element') onChange({ ...filter, property: name });
    else {
      const first = firstOperator(nextType);
      onChange({ property: name, operator: first, value: valueForOperator(first, nextType, undefined) });
    }
  };
  const compare = (next: Comparison) => onChange({ ...filter, ...next });
  return (
    <div className={classes.filter} data-filter>
      <span className={classes.filterWord}>{isFirst ? <Trans>where</Trans> : <Trans>and</Trans>}</span>
      <TokenPick
        label={t`Property`}
        value={property}
        placeholder={t`choose a property`}
        items={() =>
          properties.map((known) => ({
            value: known.name,
            label: known.name,
            detail: i18n._(typeWords[known.type]),
          }))
        }
        opensAtOnce={property === ''}
        onChange={changeProperty}
        allowNew
      />
      {operator === 'has_element' ? (
        <span>
          <Trans>has an element with {filter.where?.length ?? 0} conditions</Trans>
        </span>
      ) : (
        property !== '' && (
          <ValuePart
            operator={operator}
            value={value}
            caseSensitive={filter.case_sensitive}
            type={type}
            subject={property}
            source={event === null || info === undefined ? null : { of: 'event', event, property }}
            onChange={compare}
          />
        )
      )}
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t`Remove this filter`}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
