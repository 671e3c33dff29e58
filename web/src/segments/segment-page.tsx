import { Tabs } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { Segment } from '@segue/shared/api';
import { describeDefinition } from '@segue/shared/segment';
import { useSegment, useSegments } from '../api/segments.ts';
import { LazyExplanation } from '../explain/lazy-explanation.tsx';
import { PagePending } from '../shell/page-pending.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { BackLink } from './back-link.tsx';
import { NameHint } from './editor/name-hint.tsx';
import { NameField } from './editor/name-field.tsx';
import { UndoButtons } from './editor/undo-buttons.tsx';
import { UnsavedGuard } from './editor/unsaved-guard.tsx';
import type { SegmentDraft } from './editor/segment-draft.ts';
import { useNameAdvice } from './editor/use-name-advice.ts';
import { useDraft } from './editor/use-draft.ts';
import { localeOf } from './editing/locale-of.ts';
import { toEditable } from './editing/row-edits.ts';
import { RecipientsTab } from './care/recipients-tab.tsx';
import { CompaniesTab } from './page/companies-tab.tsx';
import { DefinitionTab } from './page/definition-tab.tsx';
import { DetailsTab } from './page/details-tab.tsx';
import { HistoryTab } from './page/history-tab.tsx';
import { LogTab } from './page/log-tab.tsx';
import { PeopleTab } from './page/people-tab.tsx';
import { SegmentActions } from './page/segment-actions.tsx';
import tabs from './page/tabs.module.css';
import { parseSegmentSearch } from './segments-search.ts';
import { useLiveSegments } from './use-live-segments.ts';
import { useSegmentNames } from './use-segment-names.ts';

const route = getRouteApi('/segments/$key');

/** One segment: who is in it, and what makes them belong. */
export function SegmentPage() {
  const { key } = route.useParams();
  const segment = useSegment(key);
  usePageTitle(segment.data?.name);
  if (segment.data !== undefined) return <LoadedSegment key={key} segment={segment.data} />;
  if (segment.error) return <ErrorNotice error={segment.error} onRetry={() => void segment.refetch()} />;
  return <PagePending />;
}

function LoadedSegment({ segment }: { readonly segment: Segment }) {
  const { t, i18n } = useLingui();
  // The router leaves in the address what it does not understand.
  const { tab = 'people', why } = parseSegmentSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const { data: segments } = useSegments();
  const names = useSegmentNames(segments);
  useLiveSegments();
  const { name, description } = segment;
  const state = useDraft<SegmentDraft>({
    name,
    key: segment.key,
    description,
    definition: toEditable(segment.definition),
  });
  const advice = useNameAdvice(state.draft);
  const isDefinition = tab === 'definition';
  const ofCompanies = segment.definition.of === 'account';
  return (
    <>
      <UnsavedGuard isDirty={state.isDirty} />
      <PageHeader
        above={<BackLink to="/segments" label={t`Segments`} />}
        title={
          isDefinition ? (
            <NameField
              value={state.draft.name}
              onChange={(next) => state.change({ name: next }, 'name')}
              onLeave={state.seal}
              suggestion={advice.suggestion}
            />
          ) : (
            name
          )
        }
        description={
          isDefinition ? (
            <NameHint name={state.draft.name} advice={advice} onTake={(next) => state.change({ name: next }, null)} />
          ) : (
            describeDefinition(segment.definition, localeOf(i18n), names)
          )
        }
        actions={
          <>
            {isDefinition && <UndoButtons {...state} onUndo={state.undo} onRedo={state.redo} />}
            <SegmentActions segment={segment} />
          </>
        }
      >
        <Tabs
          value={tab}
          onChange={(next) => void navigate({ search: parseSegmentSearch({ tab: next }) })}
          variant="pills"
          classNames={{ tab: tabs.tab ?? '' }}
        >
          <Tabs.List>
            <Tabs.Tab value="people">{ofCompanies ? t`Companies` : t`People`}</Tabs.Tab>
            {!ofCompanies && <Tabs.Tab value="recipients">{t`Recipients`}</Tabs.Tab>}
            <Tabs.Tab value="definition">{t`Definition`}</Tabs.Tab>
            {!ofCompanies && <Tabs.Tab value="log">{t`Comings and goings`}</Tabs.Tab>}
            <Tabs.Tab value="details">{t`Details`}</Tabs.Tab>
            <Tabs.Tab value="history">{t`History`}</Tabs.Tab>
          </Tabs.List>
        </Tabs>
      </PageHeader>
      <PageBody>
        {isDefinition && <DefinitionTab segment={segment} state={state} />}
        {tab === 'recipients' && <RecipientsTab segment={segment} />}
        {tab === 'log' && <LogTab segment={segment} />}
        {tab === 'details' && <DetailsTab segment={segment} />}
        {tab === 'history' && (
          <HistoryTab
            segment={segment}
            onRestored={(definition) => state.takeOver({ definition: toEditable(definition) })}
          />
        )}
        {tab === 'people' && (ofCompanies ? <CompaniesTab segment={segment} /> : <PeopleTab segment={segment} />)}
      </PageBody>
      <LazyExplanation
        place="segment"
        asked={why === undefined ? null : { personId: why, segmentKey: segment.key }}
        onClose={() => void navigate({ search: parseSegmentSearch({ tab }), replace: true, resetScroll: false })}
      />
    </>
  );
}
