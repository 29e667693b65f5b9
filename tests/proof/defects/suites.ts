import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The first test that failed: its file under `tests`, and what it said. */
export interface Failure {
  readonly file: string;
  readonly title: string;
  readonly message: string;
}

/** What a run of tests came to; null when all passed. */
export interface SuiteRun {
  readonly failed: Failure | null;
  readonly seconds: number;
}

/** Everything that runs from sources alone. */
const PROJECTS = ['rules', 'functions', 'localcloud', 'proof', 'app'];
/** These run what `npm test` has built, or the sources once more for minutes. */
const NEED_A_BUILD = ['proof/kill', 'proof/defects', 'localcloud/setup', 'localcloud/host/program'];

/** No file lasts so long; a defect that lets one hang has been noticed. */
const LONGEST_MS = 5 * 60_000;

/** Runs a test file in a copy. */
export async function runFile(folder: string, file: string): Promise<SuiteRun> {
  const [project = ''] = file.split('/');
  const which = ['--runTestsByPath', join('tests', file), '--selectProjects', project];
  const ended = await runJest(folder, which, LONGEST_MS);
  const { seconds } = ended;
  if (ended.code === null) return { failed: { file, title: 'does not end', message: '' }, seconds };
  return { failed: failureOf(ended), seconds };
}

/** Runs all that a copy can run, up to the first file that fails. */
export async function runAll(folder: string): Promise<SuiteRun> {
  const projects = ['--selectProjects', ...PROJECTS];
  const which = ['--bail', '--testPathIgnorePatterns', ...NEED_A_BUILD, ...projects];
  const ended = await runJest(folder, which, Infinity);
  return { failed: failureOf(ended), seconds: ended.seconds };
}

interface Ended {
  /** Null when it was ended from outside. */
  readonly code: number | null;
  /** What Jest says to people: with `--bail` it leaves before it writes any other report. */
  readonly said: string;
  readonly seconds: number;
}

/** Errors: throws where Jest failed for another reason than a test. */
function failureOf({ code, said }: Ended): Failure | null {
  if (code === 0) return null;
  const file = /^FAIL \S+ tests\/(\S+)/m.exec(said)?.[1];
  if (file === undefined) throw new Error(`Jest failed: ${said.slice(-2_000)}`);
  const [, title = '', words = ''] = /^ {2}● (.+)\n([^●]*)/m.exec(said) ?? [];
  return { file, title, message: words.trim().slice(0, 1_000) };
}

function runJest(folder: string, which: readonly string[], longestMs: number): Promise<Ended> {
  const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, '--silent', '--runInBand', '--forceExit', ...which];
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const patience =
    longestMs === Infinity ? undefined : setTimeout(() => child.kill('SIGKILL'), longestMs);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(patience);
      const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
      resolve({ code, said, seconds });
    });
  });
}
