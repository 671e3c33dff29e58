/** On whose page the explanation is shown; the address there names the other one. */
export type ExplanationPlace = 'person' | 'segment';

export interface AskedWhy {
  /** User id or `p_…` id. */
  readonly personId: string;
  readonly segmentKey: string;
}
