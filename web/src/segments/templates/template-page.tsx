import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconSearchOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { findIssues } from '@segue/shared/segment';
import { completeValues, findTemplate } from '@segue/shared/segment/templates';
import type { SegmentTemplate, TemplateValues } from '@segue/shared/segment/templates';
import { useSegmentWrites } from '../../api/segments.ts';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BackLink } from '../back-link.tsx';
import { DefinitionSentence } from '../editor/definition-sentence.tsx';
import editor from '../editor/editor.module.css';
import { PreviewPanel } from '../editor/preview-panel.tsx';
import { usePreview } from '../editor/use-preview.ts';
import { localeOf } from '../editing/locale-of.ts';
import { prepareForSave } from '../editing/prepare-for-save.ts';
import { toEditable } from '../editing/row-edits.ts';
import { CatalogueContext, useLoadedCatalogue } from '../editing/use-catalogue.ts';
import { missingNames, missingSources } from './find-missing.ts';
import { freeKey } from './free-key.ts';
import { MissingData } from './missing-data.tsx';
import { SentenceForm } from './sentence-form.tsx';
import classes from './templates.module.css';

const route = getRouteApi('/segments/templates/$id');

/** One template: its words to choose, who fits, and the way to a segment of one's own. */
export function TemplatePage() {
  const { t, i18n } = useLingui();
  const { id } = route.useParams();
  const { values = {} } = route.useSearch();
  const template = findTemplate(id);
  usePageTitle(template?.titleFor(localeOf(i18n), values));
  if (template === undefined) {
    return (
      <EmptyState
        icon={<IconSearchOff />}
        title={t`No template like that`}
        actions={
          <Button component={Link} to="/segments/templates" variant="default">
            <Trans>See all templates</Trans>
          </Button>
        }
      />
    );
  }
  return <ChosenTemplate key={id} template={template} initial={values} />;
}

interface ChosenTemplateProps {
  readonly template: SegmentTemplate;
  readonly initial: TemplateValues;
}

function ChosenTemplate({ template, initial }: ChosenTemplateProps) {
  const { t, i18n } = useLingui();
  const locale = localeOf(i18n);
  const navigate = route.useNavigate();
  const { create } = useSegmentWrites();
  const { catalogue, isLoaded } = useLoadedCatalogue(null);
  const [values, setValues] = useState(() => completeValues(template.parameters, initial));
  const definition = useMemo(() => template.definition(values), [template, values]);
  const preview = usePreview(definition, locale);
  const change = (next: TemplateValues) => {
    setValues(completeValues(template.parameters, next));
    void navigate({ search: { values: next }, replace: true });
  };
  const isReady = prepareForSave(toEditable(definition)).ok && findIssues(definition, locale).length === 0;
  const name = template.titleFor(locale, values);
  const key = freeKey(
    template.keyFor(locale, values),
    catalogue.segments.map((segment) => segment.key),
  );
  const save = () =>
    create.mutate(
      { key, name, description: template.description[locale], definition },
      {
        onSuccess: (segment) => {
          notifyDone(<Trans>“{segment.name}” is saved. People are being counted in.</Trans>);
          void navigate({ to: '/segments/$key', params: { key: segment.key } });
        },
        onError: notifyError,
      },
    );
  return (
    <CatalogueContext value={catalogue}>
      <PageHeader
        above={<BackLink to="/segments/templates" label={t`Templates`} />}
        title={name}
        description={template.description[locale]}
      />
      <PageBody>
        <div className={editor.layout}>
          <div className={editor.main}>
            <SentenceForm template={template} values={values} onChange={change} />
            {isLoaded && (
              <MissingData
                names={missingNames(template, values, catalogue)}
                sources={missingSources(template, catalogue)}
                canWait={!preview.isRefused}
                onChoose={(parameter, chosen) => change({ ...values, [parameter]: chosen })}
              />
            )}
            <div className={classes.actions}>
              <Button onClick={save} loading={create.isPending} disabled={!isReady || !isLoaded || preview.isRefused}>
                <Trans>Create segment</Trans>
              </Button>
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/segments/new" search={{ template: template.id, values }} />
                )}
              >
                <Trans>Open in the editor</Trans>
              </Button>
              <span className={classes.key}>
                <Trans>Key</Trans> <code>{key}</code>
              </span>
            </div>
            <h2 className={classes.readsTitle}>
              <Trans>Exactly, it says</Trans>
            </h2>
            <DefinitionSentence definition={definition} segments={catalogue.segments} />
          </div>
          <PreviewPanel state={preview} />
        </div>
      </PageBody>
    </CatalogueContext>
  );
}
