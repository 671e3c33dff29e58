import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { formatShare } from '../../i18n/format-number.ts';
import type { PreviewState } from './use-preview.ts';
import classes from './preview.module.css';

interface PreviewNumberProps {
  readonly state: PreviewState;
  /** One line, for the bar on a phone. */
  readonly compact?: boolean;
}

/** The number of people, its share of all, and whether it is exact yet. */
export function PreviewNumber({ state, compact = false }: PreviewNumberProps) {
  const { i18n } = useLingui();
  const { preview, isCurrent, isEmpty, isRefused } = state;
  if (isEmpty || isRefused || preview === null) {
    return (
      <div className={classes.number} data-compact={compact || undefined}>
        <span className={classes.count}>–</span>
        <span className={classes.unit}>
          {isEmpty ? <Trans>nobody yet</Trans> : isRefused ? <Trans>not counted</Trans> : <Trans>counting …</Trans>}
        </span>
      </div>
    );
  }
  const { count, total, exact } = preview;
  const share = total > 0 ? count / total : 0;
  return (
    <div className={classes.number} data-compact={compact || undefined}>
      <span className={classes.count} data-testid="preview-count" data-exact={(isCurrent && exact) || undefined}>
        {!exact && <span className={classes.about}>≈</span>}
        {i18n.number(count)}
      </span>
      <span className={classes.unit}>
        {preview.accounts === undefined ? (
          <Plural value={count} one="person" other="people" />
        ) : (
          <Plural value={count} one="company" other="companies" />
        )}
      </span>
      <span className={classes.share}>
        <Trans>
          {formatShare(share, i18n.locale)} of {i18n.number(total)}
        </Trans>
      </span>
      {!compact && (
        <div className={classes.track} aria-hidden>
          <div className={classes.fill} style={{ width: `${Math.min(100, share * 100)}%` }} />
        </div>
      )}
      <span className={classes.state} role="status" data-busy={!isCurrent || undefined}>
        {isCurrent && exact ? <Trans>exact</Trans> : <Trans>counting …</Trans>}
      </span>
    </div>
  );
}
