import { Trans, useLingui } from '@lingui/react/macro';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { TokenPick } from '../tokens/token-pick.tsx';

interface FieldReferencePartProps {
  readonly field: string;
  readonly onChange: (field: string) => void;
}

/** "the field billing_country": the value is what another field of the same person holds. */
export function FieldReferencePart({ field, onChange }: FieldReferencePartProps) {
  const { t } = useLingui();
  const { personFields, accountFields, of } = useCatalogue();
  const fields = of === 'account' ? accountFields : personFields;
  return (
    <>
      <span>
        <Trans context="compared with: the field country">the field</Trans>
      </span>
      <TokenPick
        label={t`Field compared with`}
        value={field}
        placeholder={t`choose a field`}
        items={() => fields.map(({ name }) => ({ value: name, label: name }))}
        onChange={onChange}
      />
    </>
  );
}
