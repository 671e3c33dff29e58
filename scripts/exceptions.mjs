/*
 * What the checkers of scripts/checkers let pass, each with its reason. (Those of the linter stand in .oxlintrc.json.)
 * An exception that is no longer needed is itself a problem.
 */

/** Imports that cross a boundary. `what` is the imported module as it is written. */
export const BOUNDARY_EXCEPTIONS = [];

/** Identifiers that use a second word for one of our things. `what` is the identifier. */
export const WORD_EXCEPTIONS = [
  {
    file: 'sdk/src/browser/context.ts',
    what: 'campaign',
    reason: 'The Segment protocol calls the utm_… parameters of an address so: context.campaign.',
  },
  { file: 'sdk/test/browser.test.ts', what: 'campaign', reason: 'The same member, as it goes over the wire.' },
];

/** Code that reads the clock, the environment or chance by itself. `what` is the expression. */
export const AMBIENT_EXCEPTIONS = [];

/** Paths that documents name although they do not exist. `what` is the path. */
export const DOC_PATH_EXCEPTIONS = [];
