import { Link } from '@tanstack/react-router';
import { personKey } from './person-key.ts';
import { PersonAvatar } from './person-avatar.tsx';
import classes from './person-link.module.css';

export interface PersonLinkProps {
  person: { id: string; user_id: string | null; display_name: string; anonymous?: boolean };
  withAvatar?: boolean;
}

/** A person's name, leading to their page. */
export function PersonLink({ person, withAvatar = true }: PersonLinkProps) {
  if (!withAvatar) {
    return (
      <Link to="/people/$id" params={{ id: personKey(person) }} className={classes.plain}>
        {person.display_name}
      </Link>
    );
  }
  return (
    <Link to="/people/$id" params={{ id: personKey(person) }} className={classes.root}>
      <PersonAvatar name={person.display_name} anonymous={person.anonymous ?? false} size={20} />
      <span className={classes.name}>{person.display_name}</span>
    </Link>
  );
}
