import { Button, Select } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconPlus, IconSearchOff } from '@tabler/icons-react';
import { segmentTemplates, templateGroups } from '@segue/shared/segment/templates';
import type { SegmentTemplate, TemplateGroup } from '@segue/shared/segment/templates';
import type { TemplatesSearch } from '../segments-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { BackLink } from '../back-link.tsx';
import { localeOf } from '../editing/locale-of.ts';
import { rankMatches } from '../editing/rank-matches.ts';
import { useLoadedCatalogue } from '../editing/use-catalogue.ts';
import { missingNames, missingSources } from './find-missing.ts';
import { TemplateCard } from './template-card.tsx';
import { groupWords } from './template-words.ts';
import classes from './templates.module.css';

const route = getRouteApi('/segments/templates');

/** Segments to start from, by what they are wanted for. */
export function TemplatesPage() {
  const { t, i18n } = useLingui();
  const locale = localeOf(i18n);
  const { q = '', group } = route.useSearch();
  const navigate = route.useNavigate();
  const found = rankMatches(segmentTemplates, q, (template) => [
    template.titleFor(locale),
    template.description[locale],
    template.sentence[locale],
  ]).filter((template) => group === undefined || template.group === group);
  const change = (text: string, chosen: TemplateGroup | undefined) =>
    void navigate({ search: searchOf(text, chosen), replace: true });
  return (
    <>
      <PageHeader
        above={<BackLink to="/segments" label={t`Segments`} />}
        title={t`Templates`}
        count={<NumberText value={found.length} />}
        description={t`Segments most companies want, ready to be filled in. Choose one, change its words, and people are counted while you do.`}
        actions={
          <Button component={Link} to="/segments/new" variant="default" leftSection={<IconPlus size={16} />}>
            <Trans>Start from nothing</Trans>
          </Button>
        }
      >
        <SearchInput initial={q} onSearch={(text) => change(text, group)} label={t`Search templates`} />
        <Select
          aria-label={t`Purpose`}
          w={230}
          allowDeselect={false}
          value={group ?? ''}
          data={[
            { value: '', label: t`Every purpose` },
            ...templateGroups.map((id) => ({ value: id, label: i18n._(groupWords[id]) })),
          ]}
          onChange={(next) =>
            change(
              q,
              templateGroups.find((id) => id === next),
            )
          }
        />
      </PageHeader>
      <PageBody>
        {found.length === 0 ? (
          <EmptyState
            icon={<IconSearchOff />}
            title={t`No template like that`}
            actions={
              <Button variant="default" onClick={() => void navigate({ search: {} })}>{t`Clear the search`}</Button>
            }
          />
        ) : (
          <TemplateGroups templates={found} />
        )}
      </PageBody>
    </>
  );
}

const searchOf = (q: string, group: TemplateGroup | undefined): TemplatesSearch => ({
  ...(q === '' ? {} : { q }),
  ...(group === undefined ? {} : { group }),
});

function TemplateGroups({ templates }: { readonly templates: readonly SegmentTemplate[] }) {
  const { i18n } = useLingui();
  const { catalogue, isLoaded } = useLoadedCatalogue(null);
  const missingIn = (template: SegmentTemplate) =>
    isLoaded ? missingNames(template, {}, catalogue).length + missingSources(template, catalogue).length : null;
  return templateGroups.map((group) => {
    const members = templates.filter((template) => template.group === group);
    if (members.length === 0) return null;
    return (
      <section key={group} className={classes.group} aria-labelledby={`templates-${group}`}>
        <h2 id={`templates-${group}`} className={classes.groupTitle}>
          {i18n._(groupWords[group])}
        </h2>
        <ul className={classes.cards}>
          {members.map((template) => (
            <TemplateCard key={template.id} template={template} missing={missingIn(template)} />
          ))}
        </ul>
      </section>
    );
  });
}
