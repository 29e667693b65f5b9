import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './root.mjs';

const POLL_MS = 200;

/**
 * Runs one preparation at a time in this repository: `npm start` and `npm test` may be begun
 * together, and two builds into one folder would mix. Whoever comes second waits and says so.
 */
export async function alone(work) {
  const file = join(root, 'dist', '.preparing');
  mkdirSync(dirname(file), { recursive: true });
  await take(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function take(file) {
  let said = false;
  for (;;) {
    try {
      // Fails when it exists, so only one of two gets it.
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld(file)) rmSync(file, { force: true });
    else {
      if (!said) console.info(`  … Another preparation is under way (${file}); waiting for it.`);
      said = true;
      await pause(POLL_MS);
    }
  }
}

/** A lock whose program is gone, killed perhaps, holds nobody up. */
function isHeld(file) {
  let holder;
  try {
    holder = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  // Empty for a moment between being made and being written.
  if (holder === 0) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
