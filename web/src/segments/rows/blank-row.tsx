import { Combobox, useCombobox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconBolt,
  IconBracketsContain,
  IconBuilding,
  IconFileText,
  IconId,
  IconTag,
  IconUsers,
  IconUsersGroup,
  IconUsersPlus,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import type { Condition } from '@segue/shared/segment';
import { rowChoices } from '../editing/row-choices.ts';
import type { ChoiceKind, KindWords, RowChoice } from '../editing/row-choices.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { inMain } from '../tokens/in-main.ts';
import { kindLabels, kindSynonyms } from './kind-words.ts';
import classes from './rows.module.css';

interface BlankRowProps {
  readonly onChoose: (condition: Condition) => void;
  /** Backspace on the empty row. */
  readonly onRemove: () => void;
}

export const kindIcons: Record<ChoiceKind, Icon> = {
  members: IconUsersPlus,
  event: IconBolt,
  field: IconId,
  account_field: IconBuilding,
  tag: IconTag,
  segment: IconUsersGroup,
  page: IconFileText,
  group: IconBracketsContain,
  everyone: IconUsers,
};

/** A row before its first choice: one search over events, fields, tags, segments and everything else a row can be. */
export function BlankRow({ onChoose, onRemove }: BlankRowProps) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const catalogue = useCatalogue();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const words = Object.fromEntries(
    Object.entries(kindSynonyms).map(([kind, synonyms]) => [kind, i18n._(synonyms).split(', ')]),
  ) as unknown as KindWords;
  const choices = rowChoices(catalogue, typed, words);
  const groups = groupChoices(choices);
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      portalProps={inMain}
      width={380}
      onOptionSubmit={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        combobox.closeDropdown();
        if (chosen !== undefined) onChoose(chosen.condition);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <input
          className={classes.blank}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={t`New condition`}
          placeholder={
            catalogue.of === 'account'
              ? t`Type a field of the company, or a segment to count people in …`
              : t`Type what they did, a field, a tag, a page …`
          }
          value={typed}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '') {
              event.preventDefault();
              onRemove();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.choices}>
        <Combobox.Options aria-label={t`New condition`} mah={360} style={{ overflowY: 'auto' }}>
          {[...groups].map(([kind, options]) => (
            <Combobox.Group key={kind} label={kind === 'new' ? t`Never seen so far` : i18n._(kindLabels[kind])}>
              {options.map((choice) => (
                <Combobox.Option key={choice.id} value={choice.id}>
                  <ChoiceLine choice={choice} />
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** By kind, in the order of the first of each; what was never seen stands apart from what was. */
function groupChoices(choices: readonly RowChoice[]): ReadonlyMap<ChoiceKind | 'new', readonly RowChoice[]> {
  const groups = new Map<ChoiceKind | 'new', RowChoice[]>();
  for (const choice of choices) {
    const kind = choice.isNew ? 'new' : choice.kind;
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [choice]);
    else group.push(choice);
  }
  return groups;
}

function ChoiceLine({ choice }: { readonly choice: RowChoice }) {
  const { i18n } = useLingui();
  const KindIcon = kindIcons[choice.kind];
  return (
    <span className={classes.choice}>
      <KindIcon size={15} className={classes.choiceIcon ?? ''} aria-hidden />
      <span className={classes.choiceName}>
        <ChoiceText choice={choice} />
      </span>
      {choice.count !== null && <span className={classes.choiceCount}>{i18n.number(choice.count)}</span>}
    </span>
  );
}

function ChoiceText({ choice: { kind, name, isNew } }: { readonly choice: RowChoice }) {
  if (kind === 'page' && name === '') return <Trans>Visited a page …</Trans>;
  if (kind === 'page') return <Trans>Visited a page whose address contains “{name}”</Trans>;
  if (kind === 'group') return <Trans>A group of conditions</Trans>;
  if (kind === 'everyone') return <Trans>Everyone</Trans>;
  if (kind === 'members') return <Trans>People in “{name}”</Trans>;
  if (isNew && kind === 'account_field') return <Trans>The field “{name}”</Trans>;
  if (isNew && kind === 'event') return <Trans>The event “{name}”</Trans>;
  if (isNew && kind === 'field') return <Trans>The field “{name}”</Trans>;
  if (isNew && kind === 'tag') return <Trans>The tag “{name}”</Trans>;
  return name;
}
