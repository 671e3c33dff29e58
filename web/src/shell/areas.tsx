import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { IconArrowFork, IconBolt, IconBuilding, IconChartCircles, IconMail, IconUsers } from '@tabler/icons-react';

/** The six areas of the application, in the order of the navigation. `key` is pressed after `g`. */
export const areas = [
  { to: '/people', key: 'p', label: msg`People`, Icon: IconUsers },
  { to: '/companies', key: 'c', label: msg`Companies`, Icon: IconBuilding },
  { to: '/segments', key: 's', label: msg`Segments`, Icon: IconChartCircles },
  { to: '/flows', key: 'f', label: msg`Flows`, Icon: IconArrowFork },
  { to: '/mailbox', key: 'm', label: msg`Mailbox`, Icon: IconMail },
  { to: '/live', key: 'l', label: msg`Live`, Icon: IconBolt },
] as const satisfies readonly { to: string; key: string; label: MessageDescriptor; Icon: typeof IconBolt }[];
