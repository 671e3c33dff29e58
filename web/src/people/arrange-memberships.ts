import type { Membership } from '@segue/shared/api';

export interface ArrangedMemberships {
  /** Members: those that end soonest first, then the newest. */
  members: Membership[];
  /** Not yet members, but time will admit them: soonest first. */
  coming: Membership[];
  others: Membership[];
}

/** Puts first what is about to change. */
export function arrangeMemberships(memberships: readonly Membership[]): ArrangedMemberships {
  const far = '9999';
  return {
    members: memberships
      .filter(({ member }) => member)
      .toSorted(
        (a, b) =>
          (a.leaves_at ?? far).localeCompare(b.leaves_at ?? far) ||
          (b.entered_at ?? '').localeCompare(a.entered_at ?? ''),
      ),
    coming: memberships
      .filter(({ member, enters_at: entersAt }) => !member && entersAt !== null)
      .toSorted((a, b) => (a.enters_at ?? far).localeCompare(b.enters_at ?? far)),
    others: memberships
      .filter(({ member, enters_at: entersAt }) => !member && entersAt === null)
      .toSorted((a, b) => a.segment.name.localeCompare(b.segment.name)),
  };
}
