import { Combobox, useCombobox } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import {
  IconBolt,
  IconArrowsRight,
  IconBracketsContain,
  IconBuilding,
  IconCalendarRepeat,
  IconFileText,
  IconForms,
  IconHourglass,
  IconId,
  IconMail,
  IconMailCheck,
  IconStars,
  IconTag,
  IconTrendingDown,
  IconUsers,
  IconUsersGroup,
  IconUsersPlus,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Condition } from '@segue/shared/segment';
import { rowChoices } from '../editing/row-choices.ts';
import type { ChoiceKind, KindWords, RowChoice } from '../editing/row-choices.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { inMain } from '../tokens/in-main.ts';
import { ChoiceText } from './choice-text.tsx';
import { kindLabels, kindSynonyms, variantSynonyms } from './kind-words.ts';
import classes from './rows.module.css';

interface BlankRowProps {
  readonly onChoose: (condition: Condition) => void;
  /** Backspace on the empty row. */
  readonly onRemove: () => void;
  /** Something that looks like a copied condition was pasted. */
  readonly onPaste: (text: string) => void;
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
  email: IconMail,
  form: IconForms,
  sequence: IconArrowsRight,
  trend: IconTrendingDown,
  regular: IconCalendarRepeat,
  lasting: IconHourglass,
  score: IconStars,
  consent: IconMailCheck,
};

/** A row before its first choice: one search over events, fields, tags, segments and everything else a row can be. */
export function BlankRow({ onChoose, onRemove, onPaste }: BlankRowProps) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const catalogue = useCatalogue();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const lists = (synonyms: Readonly<Record<string, MessageDescriptor>>) =>
    Object.fromEntries(Object.entries(synonyms).map(([kind, listed]) => [kind, i18n._(listed).split(', ')]));
  const words = lists(kindSynonyms) as unknown as KindWords;
  const choices = rowChoices(catalogue, typed, words, lists(variantSynonyms));
  const headingOf = (kind: GroupName) => (kind === 'new' ? t`Never seen so far` : i18n._(kindLabels[kind]));
  const groups = groupChoices(choices, headingOf);
  // After the new list is there: what Enter would take is marked.
  const markFirst = useEffectEvent(() => {
    if (typed !== '') combobox.selectFirstOption();
  });
  useEffect(() => markFirst(), [typed]);
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
          }}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain');
            if (!text.trim().startsWith('{')) return;
            event.preventDefault();
            event.stopPropagation();
            onPaste(text);
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
          {[...groups].map(([heading, options]) => (
            <Combobox.Group key={heading} label={heading}>
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

type GroupName = ChoiceKind | 'new';

/** By heading, in the order of the first of each; what was never seen stands apart from what was. */
function groupChoices(
  choices: readonly RowChoice[],
  headingOf: (kind: GroupName) => string,
): ReadonlyMap<string, readonly RowChoice[]> {
  const groups = new Map<string, RowChoice[]>();
  for (const choice of choices) {
    const heading = headingOf(choice.isNew ? 'new' : choice.kind);
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [choice]);
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
