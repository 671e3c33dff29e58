/** An address in what people wrote as owner: `Ada <ada@example.com>`, `ada@example.com`, `Ada, ada@example.com`. */
const ADDRESS = /[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+\.[^\s<>()[\]\\,;:"@]+/;

/** Who is written to about a segment: its owner if an address stands there, else the owner of the workspace; or nobody. */
export function toRecipient(owner: string, workspaceOwner: string): string | null {
  const address = (ADDRESS.exec(owner)?.[0] ?? workspaceOwner).toLowerCase();
  return address === '' ? null : address;
}

/** Everybody who is written to, with how many segments it is about. */
export function recipientsOf(
  segments: readonly { readonly owner: string }[],
  workspaceOwner: string,
): { address: string; segments: number }[] {
  const counts = new Map<string, number>();
  for (const { owner } of segments) {
    const address = toRecipient(owner, workspaceOwner);
    if (address !== null) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return [...counts].map(([address, count]) => ({ address, segments: count }));
}
