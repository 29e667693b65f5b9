import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the code of a worker thread comes from: a built file, or source compiled in memory. */
export type WorkerSource = { readonly file: string } | { readonly code: string };

let source: Promise<WorkerSource> | undefined;

/** The built local cloud has `worker.js` beside it; tests run from source and compile it once. */
export function workerSource(): Promise<WorkerSource> {
  source ??= find();
  return source;
}

async function find(): Promise<WorkerSource> {
  const built = join(__dirname, 'worker.js');
  if (existsSync(built)) return { file: built };
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  });
  return { code: result.outputFiles[0]?.text ?? '' };
}
