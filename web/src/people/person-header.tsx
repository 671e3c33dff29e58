import { Anchor, Text, Title } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconChevronLeft } from '@tabler/icons-react';
import type { Person } from '@segue/shared/api';
import { CopyButton } from '../ui/copy-button.tsx';
import { PersonAvatar } from '../ui/person-avatar.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import classes from './person-header.module.css';
import { PersonTags } from './person-tags.tsx';

/** Name, addresses with a button to copy them, first and last seen, tags. */
export function PersonHeader({ person }: { person: Person }) {
  const { t } = useLingui();
  return (
    <header className={classes.root}>
      <Anchor component={Link} to="/people" className={classes.back} size="sm" c="dimmed">
        <IconChevronLeft size={14} aria-hidden />
        <Trans>People</Trans>
      </Anchor>
      <div className={classes.who}>
        <PersonAvatar name={person.display_name} anonymous={person.anonymous} size={44} />
        <div className={classes.names}>
          <Title order={1} className={classes.name}>
            {person.display_name}
          </Title>
          <div className={classes.ids}>
            {person.email !== null && <Copyable text={person.email} label={t`Copy the email`} />}
            {person.user_id !== null && <Copyable text={person.user_id} label={t`Copy the user id`} mono />}
            {person.anonymous && <span>{t`Anonymous visitor`}</span>}
          </div>
        </div>
        <Text component="dl" size="sm" className={classes.seen}>
          <dt>{t`First seen`}</dt>
          <dd>
            <RelativeTime at={person.first_seen_at} />
          </dd>
          <dt>{t`Last seen`}</dt>
          <dd>
            <RelativeTime at={person.last_seen_at} />
          </dd>
        </Text>
      </div>
      <PersonTags person={person} />
    </header>
  );
}

function Copyable({ text, label, mono = false }: { text: string; label: string; mono?: boolean }) {
  return (
    <span className={classes.id} data-mono={mono || undefined}>
      <span>{text}</span>
      <CopyButton value={text} label={label} />
    </span>
  );
}
