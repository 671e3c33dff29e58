import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { SegmentTemplate } from '@segue/shared/segment/templates';
import { localeOf } from '../editing/locale-of.ts';
import { TemplateSentence } from './template-sentence.tsx';
import classes from './templates.module.css';

interface TemplateCardProps {
  readonly template: SegmentTemplate;
  /** How many of the things it reads were never observed; null while that is not known. */
  readonly missing: number | null;
}

/** One template: its name, what it is good for, and its sentence. The whole card is the link. */
export function TemplateCard({ template, missing }: TemplateCardProps) {
  const { i18n } = useLingui();
  const locale = localeOf(i18n);
  return (
    <li className={classes.card}>
      <h3 className={classes.cardTitle}>
        <Link to="/segments/templates/$id" params={{ id: template.id }} className={classes.cardLink}>
          {template.titleFor(locale)}
        </Link>
      </h3>
      <p className={classes.purpose}>{template.description[locale]}</p>
      <p className={classes.sentence}>
        <TemplateSentence template={template} />
      </p>
      {missing !== null && missing > 0 && (
        <p className={classes.needs}>
          <Plural
            value={missing}
            one="# thing it reads was never seen here"
            other="# things it reads were never seen here"
          />
        </p>
      )}
    </li>
  );
}
