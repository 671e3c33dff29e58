import { Link } from '@tanstack/react-router';
import type { PersonSummary } from '@segue/shared/api';
import { PersonAvatar } from '../ui/person-avatar.tsx';
import { personKey } from '../ui/person-key.ts';
import classes from './people-table.module.css';

/** The first cell of a row. Its link covers the whole row, so that a click anywhere opens the person. */
export function PersonCell({ person, index }: { person: PersonSummary; index: number }) {
  const second = person.email ?? person.user_id;
  return (
    <div className={classes.person}>
      <PersonAvatar name={person.display_name} anonymous={person.anonymous} size={28} />
      <div className={classes.names}>
        <Link to="/people/$id" params={{ id: personKey(person) }} className={classes.rowLink} data-row-index={index}>
          {person.display_name}
        </Link>
        {second !== null && second !== person.display_name && <span className={classes.second}>{second}</span>}
      </div>
    </div>
  );
}
