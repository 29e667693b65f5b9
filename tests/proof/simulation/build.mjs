import { join } from 'node:path';
import { root } from '../../../localcloud/setup/root.mjs';

/** Bundles the simulation into a folder and gives the program. */
export async function buildSimulation(folder) {
  const { build } = await import('esbuild');
  const program = join(folder, 'simulation.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/proof/simulation/run.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    sourcemap: 'inline',
    external: ['libsql'],
    logLevel: 'error',
  });
  return program;
}
