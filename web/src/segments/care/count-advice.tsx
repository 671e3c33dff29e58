import { CloseButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Segment } from '@segue/shared/api';
import { adviceOnCount } from '@segue/shared/segment';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import classes from './count-advice.module.css';

/** One calm line when there are far fewer or far more live segments than a well-kept workspace has (A37); it can be put away. */
export function CountAdvice({ segments }: { readonly segments: readonly Segment[] }) {
  const { t } = useLingui();
  const [dismissed, dismiss] = useLocalStorage({ key: 'segue-count-advice', defaultValue: '' });
  const live = segments.filter(({ kind, count }) => kind === 'dynamic' && count !== null).length;
  const advice = segments.length === 0 ? null : adviceOnCount(live);
  if (advice === null || dismissed === advice) return null;
  return (
    <div className={classes.root} data-testid="count-advice">
      <AdviceText advice={advice} live={live} />
      <CloseButton size="sm" onClick={() => dismiss(advice)} aria-label={t`Do not show this again`} />
    </div>
  );
}

/** What the number of live segments says, and where to go from there. */
export function AdviceText({ advice, live }: { readonly advice: 'few' | 'many'; readonly live: number }) {
  return (
    <p className={classes.text}>
      <Plural value={live} one="# dynamic segment is live." other="# dynamic segments are live." />{' '}
      {advice === 'few' ? (
        <Trans>
          A well-kept workspace has 15 to 30.{' '}
          <AnchorLink to="/segments/templates" inherit underline="always">
            See the templates
          </AnchorLink>
        </Trans>
      ) : (
        <Trans>
          15 to 30 are easier to keep in mind.{' '}
          <AnchorLink to="/segments/audit" inherit underline="always">
            See what could go
          </AnchorLink>
        </Trans>
      )}
    </p>
  );
}
