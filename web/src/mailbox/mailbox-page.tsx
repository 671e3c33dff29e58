import { PageHeader } from '../ui/page-header.tsx';

export function MailboxPage() {
  return <PageHeader title="Mailbox" />;
}
