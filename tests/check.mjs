/** `npm run check`: every proof an integration server asks for, in order, all of them reported. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { prepare } from '../localcloud/setup/prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Script of package.json by step; the last two show what they say while they run. */
const steps = [
  ['format', 'format:check'],
  ['lint', 'lint'],
  ['types', 'types'],
  ['imports', 'imports'],
  ['unused', 'unused'],
  ['tests', 'test', 'show'],
  ['sizes', 'sizes', 'show'],
];

function runStep([name, script, show]) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const ok = status === 0;
  if (!ok && !show) process.stdout.write(`${stdout}${stderr}\n`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const line = `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(8)} ${seconds.padStart(6)} s`;
  process.stdout.write(`${line}\n`);
  return { ok, line };
}

await prepare({ h5: true, weapp: true });
const chosen = process.argv.includes('--without-tests')
  ? steps.filter(([name]) => name !== 'tests')
  : steps;
const results = chosen.map(runStep);
process.stdout.write(`\n${results.map(({ line }) => line).join('\n')}\n`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
