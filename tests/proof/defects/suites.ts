import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a run of tests came to. */
export interface SuiteRun {
  /** The first test that failed, or null when all of them passed. */
  readonly failed: { readonly test: string; readonly message: string } | null;
  readonly seconds: number;
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Everything that runs from sources alone, quick ones first. */
const PROJECTS = ['rules', 'functions', 'localcloud', 'proof', 'app'];
/** These run what `npm test` has built, or the sources once more for minutes. */
const NEED_A_BUILD = ['proof/kill', 'proof/defects', 'localcloud/setup', 'localcloud/host-program'];

/** No suite lasts so long; a defect that lets one hang has been noticed. */
const LONGEST_MS = 15 * 60_000;

/** Runs test files in a copy, or with none named all of them, up to the first file that fails. */
export async function runSuites(folder: string, files: readonly string[]): Promise<SuiteRun> {
  const report = join(folder, 'dist', 'report.json');
  rmSync(report, { force: true });
  const startedMs = performance.now();
  const ended = await runJest(folder, report, files);
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  if (ended === 'hung') return { failed: { test: 'the run', message: 'did not end' }, seconds };
  if (!existsSync(report)) throw new Error(`Jest did not run in ${folder}: ${ended}`);
  const read = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  if (read.testResults.length === 0) throw new Error(`No test matches ${files.join(', ')}`);
  return { failed: firstFailure(read, folder), seconds };
}

function firstFailure({ testResults }: JestReport, folder: string): SuiteRun['failed'] {
  for (const { name, status, message, assertionResults } of testResults) {
    if (status !== 'failed') continue;
    const failed = assertionResults.find((one) => one.status === 'failed');
    const words = failed?.failureMessages.join('\n') ?? message;
    const test = `${relative(join(folder, 'tests'), name)}: ${failed?.title ?? 'does not run'}`;
    return { test, message: words.slice(0, 1_000) };
  }
  return null;
}

function runJest(folder: string, report: string, files: readonly string[]): Promise<string> {
  const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--json', '--outputFile', report, '--silent', '--bail', '--runInBand'];
  const which =
    files.length > 0
      ? ['--runTestsByPath', ...files.map((file) => join('tests', file))]
      : ['--testPathIgnorePatterns', ...NEED_A_BUILD];
  const args = [jest, ...options, ...which, '--selectProjects', ...PROJECTS];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  return new Promise((resolve) => {
    let isHung = false;
    const patience = setTimeout(() => (isHung = child.kill('SIGKILL')), LONGEST_MS);
    child.on('close', () => {
      clearTimeout(patience);
      resolve(isHung ? 'hung' : said);
    });
  });
}
