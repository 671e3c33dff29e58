import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const SEARCH_AFTER_MS = 200;

export interface SearchInputProps {
  /** What was searched for when the page opened, from the address. */
  initial: string;
  /** Called a moment after the last key. */
  onSearch: (text: string) => void;
  label: string;
  onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
}

/** The search field of a page; `/` puts the cursor here, Escape empties it. */
export function SearchInput({ initial, onSearch, label, onKeyDown }: SearchInputProps) {
  const { t } = useLingui();
  const [text, setText] = useState(initial);
  const searchSoon = useDebouncedCallback(onSearch, SEARCH_AFTER_MS);
  const change = (next: string): void => {
    setText(next);
    searchSoon(next.trim());
  };
  return (
    <TextInput
      data-page-search
      type="search"
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') change('');
        else onKeyDown?.(event);
      }}
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts="/"
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text === '' ? null : <CloseButton size="sm" aria-label={t`Clear the search`} onClick={() => change('')} />
      }
      miw={200}
      flex={{ base: '1 1 100%', sm: '0 1 300px' }}
    />
  );
}
