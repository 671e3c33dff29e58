import { Popover, UnstyledButton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import classes from './json-popover.module.css';

/** A button that shows a value as JSON, to read and to copy. `label` names it for screen readers. */
export function JsonPopover({ value, children, label }: { value: unknown; children: ReactNode; label?: string }) {
  const { t } = useLingui();
  const text = JSON.stringify(value, null, 2);
  return (
    <Popover width={420} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.target} aria-label={label ?? t`Show as JSON`}>
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <div className={classes.copy}>
          <CopyButton value={text} />
        </div>
        <pre className={classes.code} tabIndex={0}>
          {text}
        </pre>
      </Popover.Dropdown>
    </Popover>
  );
}
