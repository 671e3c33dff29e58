import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Flow } from '@segue/shared/api';
import { StatusBadge } from './status-badge.tsx';
import { TriggerSentence } from './trigger-sentence.tsx';
import classes from './flow-list.module.css';

interface FlowRowProps {
  readonly flow: Flow;
  readonly index: number;
  readonly segmentNames: Readonly<Record<string, string>>;
}

/** One flow of the list: what starts it, and how many people went where. */
export function FlowRow({ flow, index, segmentNames }: FlowRowProps) {
  const { key, name, status, graph, counts } = flow;
  const { t } = useLingui();
  const emails = graph.steps.filter((step) => step.type === 'send_email').length;
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        <Link to="/flows/$key" params={{ key }} className={classes.link} data-row-index={index} title={name}>
          {name}
        </Link>
        <span className={classes.trigger}>
          <TriggerSentence triggers={graph.triggers} names={segmentNames} />
          {emails > 0 && (
            <>
              {' → '}
              <Plural value={emails} one="# email" other="# emails" />
            </>
          )}
        </span>
      </span>
      <span className={classes.status}>
        <StatusBadge status={status} />
      </span>
      <Count label={t`on their way`} value={counts.running} />
      <Count label={t`finished`} value={counts.finished + counts.exited} />
      <Count label={t`sent`} value={counts.sent} />
    </li>
  );
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  const { i18n } = useLingui();
  return (
    <span className={classes.count} data-zero={value === 0 || undefined}>
      {i18n.number(value)}
      <span className={classes.countLabel}> {label}</span>
    </span>
  );
}
