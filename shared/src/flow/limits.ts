/** Every limit of a flow, with its unit last. */
export const flowLimits = {
  stepsMax: 100,
  triggersMax: 10,
  /** Characters of a step's id, its name, its subject and its body. */
  idLengthMax: 64,
  nameLengthMax: 200,
  subjectLengthMax: 500,
  bodyLengthMax: 100_000,
  /** Longest wait. */
  waitMaxDays: 3_650,
  /** Oldest event that may be allowed to start a run, in seconds: 30 days. */
  lateLimitMaxSeconds: 30 * 86_400,
  jsonDepthMax: 20,
  jsonValuesMax: 10_000,
  issuesMax: 50,
} as const;
