/**
 * Takes away the problems that an exception allows, and adds one for every exception that allows nothing any more.
 * A problem is { file, what, text }, an exception { file, what, reason }; `file` may end in a slash for a folder.
 */
export function applyExceptions(problems, exceptions) {
  const used = new Set();
  const left = problems.filter((problem) => {
    const exception = exceptions.find(({ file, what }) => {
      const isPlace = file.endsWith('/') ? problem.file.startsWith(file) : problem.file === file;
      return isPlace && what === problem.what;
    });
    if (exception !== undefined) used.add(exception);
    return exception === undefined;
  });
  const idle = exceptions.filter((exception) => !used.has(exception));
  return [
    ...left.map((problem) => problem.text),
    ...idle.map(
      ({ file, what }) => `scripts/exceptions.mjs: the exception for "${what}" in ${file} is no longer needed`,
    ),
  ];
}
