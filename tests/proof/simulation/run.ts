import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { live } from './life';

/*
 * Lives of shops one after another, from a seed on, until so many commands have been simulated or so
 * many minutes are over. Prints one line of JSON; stops at the first life that breaks a promise and
 * tells its story on the error output.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    commands: { type: 'string', default: '1000000000' },
    minutes: { type: 'string', default: '60' },
  },
});
const seed = Number(values.seed);

async function main(): Promise<void> {
  const startMs = performance.now();
  const total = { lives: 0, commands: 0, requests: 0, faults: 0 };
  const met: Record<string, number> = {};
  const trace = createHash('sha256');
  for (let next = seed; total.commands < Number(values.commands); next += 1) {
    if (performance.now() - startMs > Number(values.minutes) * 60_000) break;
    const life = await live(next);
    total.lives += 1;
    total.commands += life.commands;
    total.requests += life.requests;
    total.faults += life.faults;
    for (const [what, times] of Object.entries(life.met)) met[what] = (met[what] ?? 0) + times;
    trace.update(life.trace);
    if (life.breaches.length > 0) {
      await live(next, (line) => process.stderr.write(`${line.slice(0, 400)}\n`));
      process.stdout.write(
        `${JSON.stringify({ ...total, seed: next, breaches: life.breaches })}\n`,
      );
      process.exitCode = 1;
      return;
    }
  }
  const seconds = Number(((performance.now() - startMs) / 1000).toFixed(1));
  const end = { met, trace: trace.digest('hex').slice(0, 16), seconds, breaches: [] };
  process.stdout.write(`${JSON.stringify({ ...total, ...end })}\n`);
}

// The SDK asks for a key before it builds a request; these are never sent.
process.env['TENCENTCLOUD_SECRETID'] ??= 'simulated';
process.env['TENCENTCLOUD_SECRETKEY'] ??= 'simulated';
void main();
