/** Names people know, by the key or technical name that stands in the definition. Keys without a name show as they are. */
export interface Names {
  readonly segments?: Readonly<Record<string, string>> | undefined;
  /** Keys of segments of accounts: belonging to one means something else. */
  readonly accountSegments?: readonly string[] | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly properties?: Readonly<Record<string, string>> | undefined;
  readonly events?: Readonly<Record<string, string>> | undefined;
  readonly emails?: Readonly<Record<string, string>> | undefined;
  readonly forms?: Readonly<Record<string, string>> | undefined;
  readonly scores?: Readonly<Record<string, string>> | undefined;
  readonly topics?: Readonly<Record<string, string>> | undefined;
}

/** Gives the name of a key, or the key itself. */
export function nameOf(names: Readonly<Record<string, string>> | undefined, key: string): string {
  // Object.hasOwn, because a key may be called "constructor".
  return names !== undefined && Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}
