import { spawn } from 'node:child_process';
import { SetupProblem } from './progress.mjs';
import { root } from './root.mjs';

/** How much of a tool's output is kept to be shown when it fails. */
const KEPT_CHARACTERS = 20_000;

/** Runs a tool quietly in the repository; its output is shown only when it fails. */
export function run(command, args, sentence) {
  return new Promise((resolve, reject) => {
    let output = '';
    // npm is a script on Windows, which only a shell can start; no argument comes from outside.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (text) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) =>
      reject(new SetupProblem(`${sentence} (${error.message})`, output)),
    );
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new SetupProblem(sentence, output));
    });
  });
}
