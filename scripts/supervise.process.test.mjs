/* The scripts stand between npm and the server: signals and exit codes must pass through them unharmed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SUPERVISE = new URL('lib/supervise.mjs', import.meta.url).href;
const POLLING = { timeout: 10_000, interval: 20 };

/** Notes its process and what happens to it; "code 7" ends it by itself. */
const PROGRAM = `
  import { appendFileSync } from 'node:fs';
  const [file, order] = process.argv.slice(2);
  const note = (text) => appendFileSync(file, text + '\\n');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      note(signal);
      setTimeout(() => process.exit(0), 900);
    });
  }
  note('pid ' + process.pid);
  if (order === 'end') process.exit(7);
  setInterval(() => undefined, 1000);
`;

let folder;
let notes;
let started;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-supervise-'));
  notes = join(folder, 'notes');
  writeFileSync(notes, '');
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
  started = [];
});
afterEach(() => {
  for (const pid of [...started, programPid()].filter((one) => one !== undefined && isRunning(one))) {
    process.kill(pid, 'SIGKILL');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a script that becomes the program, and gives its path. */
function writeScript(order) {
  const path = join(folder, 'script.mjs');
  const script = `
    import { becomeProgram } from '${SUPERVISE}';
    becomeProgram(process.execPath, ['${folder}/program.mjs', '${notes}', '${order}'], { follows: true });
  `;
  writeFileSync(path, script);
  return path;
}

/** Starts a script in a process group of its own, as under a terminal. */
function start({ script = writeScript('stay'), npmEvent = '' } = {}) {
  const env = { ...process.env, npm_lifecycle_event: npmEvent };
  const child = spawn(process.execPath, [script], { detached: true, stdio: 'ignore', env });
  started.push(child.pid);
  const ended = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? code)));
  return { pid: Number(child.pid), ended };
}

const noted = () => readFileSync(notes, 'utf8').trim().split('\n');
const programPid = () => {
  const pid = /^pid (\d+)$/m.exec(readFileSync(notes, 'utf8'))?.[1];
  return pid === undefined ? undefined : Number(pid);
};
const untilReady = () => expect.poll(programPid, POLLING).toBeDefined();

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('the exit code of the program is ours', async () => {
  expect(await start({ script: writeScript('end') }).ended).toBe(7);
});

test('a signal to the whole group, repeated at once as npm does, reaches the program once', async () => {
  const script = start();
  await untilReady();
  process.kill(-script.pid, 'SIGINT');
  process.kill(script.pid, 'SIGINT');
  expect(await script.ended).toBe(0);
  expect(noted().slice(1)).toEqual(['SIGINT']);
});

test('a second Ctrl-C, a moment later, is passed on as well', async () => {
  const script = start();
  await untilReady();
  process.kill(-script.pid, 'SIGINT');
  await new Promise((done) => setTimeout(done, 700));
  process.kill(-script.pid, 'SIGINT');
  await script.ended;
  expect(noted().slice(1)).toEqual(['SIGINT', 'SIGINT']);
});

test('a closed terminal ends the program in good order', async () => {
  const script = start();
  await untilReady();
  process.kill(-script.pid, 'SIGHUP');
  expect(await script.ended).toBe(0);
  expect(noted().slice(1)).toEqual(['SIGTERM']);
});

test('a script killed with -9 does not leave the program behind', async () => {
  const script = start();
  await untilReady();
  process.kill(-script.pid, 'SIGKILL');
  await script.ended;
  await expect.poll(() => isRunning(programPid()), POLLING).toBe(false);
  expect(noted().slice(1)).toEqual(['SIGTERM']);
});

test('nor does npm when it is killed with -9', async () => {
  const npmScript = join(folder, 'npm.mjs');
  const child = `spawn(process.execPath, ['${writeScript('stay')}'], { stdio: 'ignore' })`;
  writeFileSync(npmScript, `import { spawn } from 'node:child_process';\n${child};\n`);
  const npm = start({ script: npmScript, npmEvent: 'start' });
  await untilReady();
  process.kill(npm.pid, 'SIGKILL');
  await expect.poll(() => isRunning(programPid()), POLLING).toBe(false);
  expect(noted().slice(1)).toEqual(['SIGTERM']);
});
