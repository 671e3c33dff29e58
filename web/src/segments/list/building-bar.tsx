import { Progress } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatShare } from '../../i18n/format-number.ts';
import classes from './building-bar.module.css';

/** How far the first filling, or a rebuild after an edit, has come. */
export function BuildingBar({ progress }: { readonly progress: number | null }) {
  const { t, i18n } = useLingui();
  const share = progress ?? 0;
  return (
    <span className={classes.root}>
      <span className={classes.text}>
        <Trans>building, {formatShare(share, i18n.locale)}</Trans>
      </span>
      <Progress value={share * 100} size={5} w={96} aria-label={t`Building`} transitionDuration={300} />
    </span>
  );
}
