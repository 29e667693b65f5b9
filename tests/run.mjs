/** `npm test`: installs and builds what is missing, finds a browser, runs the suites. */
import '../localcloud/setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../localcloud/setup/prepare.mjs';
import { step } from '../localcloud/setup/progress.mjs';
import { root } from '../localcloud/setup/root.mjs';
import { ensureBrowser } from './support/chromium.mjs';
import { suites } from './support/suites.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

/** `--suite a,b` chooses suites; everything else goes to Jest as it is. */
function readArguments(args) {
  const chosen = [];
  const rest = [];
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === '--suite') chosen.push(...(args[(index += 1)] ?? '').split(','));
    else rest.push(args[index]);
  }
  const unknown = chosen.filter((name) => !suites.includes(name));
  if (unknown.length > 0)
    throw new Error(`No suite "${unknown.join(', ')}". There are: ${suites.join(', ')}.`);
  return { chosen: chosen.length > 0 ? chosen : suites, rest };
}

function runJest(chosen, rest) {
  const folder = mkdtempSync(join(tmpdir(), 'jidian-tests-'));
  const report = join(folder, 'report.json');
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--json', '--outputFile', report, '--silent', '--passWithNoTests'];
  const args = [jest, ...rest, ...options, '--selectProjects', ...chosen];
  return new Promise((done) => {
    // Jest's report on stdout is asked for as a file; what it says to people goes to stderr.
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 2] });
    child.on('close', (code) => {
      const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
      rmSync(folder, { recursive: true, force: true });
      done({ code, result });
    });
  });
}

/** A file that could not run at all counts as one failure, and so does a run without any test. */
function count({ code, result }) {
  const passed = result?.numPassedTests ?? 0;
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  const broken = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: broken ? 1 : failed };
}

async function main() {
  const { chosen, rest } = readArguments(process.argv.slice(2));
  const journeys = chosen.includes('e2e');
  await prepare({ h5: journeys, weapp: chosen.includes('weapp') });
  if (journeys)
    await step('Finding a browser', async () => {
      process.env.CHROME_PATH = ensureBrowser((line) => say(`\n    ${line}`));
    });
  const { passed, failed } = count(await runJest(chosen, rest));
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
  process.stderr.write(`${error.output ?? ''}\n${error.message}\n`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
