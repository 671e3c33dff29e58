import { Link } from '@tanstack/react-router';
import type { AccountSummary } from '@segue/shared/api';
import classes from './person-link.module.css';

/** A company's name, or its id where it has none, leading to it. */
export function CompanyLink({ company }: { readonly company: Pick<AccountSummary, 'account_id' | 'name'> }) {
  return (
    <Link to="/companies/$id" params={{ id: company.account_id }} className={classes.plain}>
      {company.name ?? company.account_id}
    </Link>
  );
}
