import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconArrowFork, IconChartCircles, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useFlows } from '../api/flows.ts';
import { listPeople } from '../api/people.ts';
import { useSegments } from '../api/segments.ts';
import { PersonAvatar } from '../ui/person-avatar.tsx';
import { personKey } from '../ui/person-key.ts';
import { areas } from './areas.tsx';
import { isWholeName, matchesQuery } from './matches-query.ts';
import classes from './jump-box.module.css';
import { registerJump } from './jump-store.ts';

const SEARCH_AFTER_MS = 150;
const HITS_PER_GROUP_MAX = 6;

interface Hit {
  id: string;
  label: string;
  description?: string | undefined;
  icon: ReactNode;
  open: () => void;
}

interface HitGroup {
  label: string;
  hits: Hit[];
}

/** Everything that fits the query, by kind. */
function useHits(query: string): HitGroup[] {
  const { i18n, t } = useLingui();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(query.trim(), SEARCH_AFTER_MS);
  const people = useQuery({
    queryKey: ['people', 'jump', search],
    queryFn: ({ signal }) => listPeople({ search }, null, signal, HITS_PER_GROUP_MAX),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const segments = useSegments();
  const flows = useFlows();
  const fits = ({ label }: Hit): boolean => matchesQuery(label, query);
  const groups: HitGroup[] = [
    {
      label: t`Areas`,
      hits: areas
        .map(({ to, label, Icon }) => ({
          id: to,
          label: i18n._(label),
          icon: <Icon size={18} stroke={1.7} />,
          open: () => void navigate({ to }),
        }))
        .filter(fits),
    },
    {
      label: t`People`,
      hits: (search === '' ? [] : (people.data?.data ?? [])).slice(0, HITS_PER_GROUP_MAX).map((person) => ({
        id: person.id,
        label: person.display_name,
        description: person.email ?? person.user_id ?? undefined,
        icon: <PersonAvatar name={person.display_name} anonymous={person.anonymous} size={24} />,
        open: () => void navigate({ to: '/people/$id', params: { id: personKey(person) } }),
      })),
    },
    {
      label: t`Segments`,
      // Technical segments are nobody's goal; whoever knows one by its whole name finds it (A33).
      hits: (segments.data ?? [])
        .filter(({ key, name, is_technical }) => !is_technical || isWholeName(query, name) || query.trim() === key)
        .map(({ key, name }) => ({
          id: `segment ${key}`,
          label: name,
          icon: <IconChartCircles size={18} stroke={1.7} />,
          open: () => void navigate({ to: '/segments/$key', params: { key } }),
        }))
        .filter(fits),
    },
    {
      label: t`Flows`,
      hits: (flows.data ?? [])
        .map(({ key, name }) => ({
          id: `flow ${key}`,
          label: name,
          icon: <IconArrowFork size={18} stroke={1.7} />,
          open: () => void navigate({ to: '/flows/$key', params: { key } }),
        }))
        .filter(fits),
    },
  ];
  return groups
    .map((group) => ({ ...group, hits: group.hits.slice(0, HITS_PER_GROUP_MAX) }))
    .filter(({ hits }) => hits.length > 0);
}

/** The box that jumps to a person, segment, flow or area. */
export function JumpBox() {
  const { t } = useLingui();
  const [query, setQuery] = useState('');
  const groups = useHits(query);
  useEffect(() => {
    registerJump(spotlight.open);
    spotlight.open();
  }, []);
  return (
    <Spotlight.Root
      classNames={{ content: classes.content ?? '', search: classes.search ?? '', action: classes.action ?? '' }}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      radius="lg"
      overlayProps={{ backgroundOpacity: 0.35 }}
      yOffset="12vh"
      centered={false}
    >
      <Spotlight.Search
        placeholder={t`Jump to a person, segment or flow`}
        aria-label={t`Jump to a person, segment or flow`}
        leftSection={<IconSearch size={18} stroke={1.7} />}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.hits.map((hit) => (
              <Spotlight.Action
                key={hit.id}
                label={hit.label}
                {...(hit.description === undefined ? {} : { description: hit.description })}
                leftSection={hit.icon}
                onClick={hit.open}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>{t`Nothing fits. Try a name, an email or a user id.`}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
