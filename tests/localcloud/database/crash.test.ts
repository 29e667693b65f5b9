import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { openDatabase } from '../../../localcloud/database/index';

const KILLS = Number(process.env['KILLS'] ?? 12);

let folder: string;
let child: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'));
  child = join(folder, 'child.cjs');
  buildSync({
    entryPoints: [require.resolve('./crash-child.ts')],
    outfile: child,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Lets a writer run and kills it; gives back what it was told is written. */
async function runAndKill(file: string, run: number): Promise<string[]> {
  const writer = spawn(process.execPath, [child, file, String(run)], {
    env: { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(writer, 'close');
  let output = '';
  writer.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(writer.stdout, 'data');
  setTimeout(() => writer.kill('SIGKILL'), 20 + Math.random() * 150);
  await closed;
  // The last line may have been cut in the middle.
  return output.split('\n').slice(0, -1);
}

function idsOf(database: ReturnType<typeof openDatabase>): Set<string> {
  const ids = new Set<string>();
  for (const line of database.exportLines()) {
    const { document } = JSON.parse(line) as { document?: { _id: string } };
    if (document) ids.add(document._id);
  }
  return ids;
}

it(
  'keeps every acknowledged write, and transactions whole, through kills',
  async () => {
    const file = join(folder, 'shop.db');
    const acknowledged: string[] = [];
    for (let run = 0; run < KILLS; run++) {
      acknowledged.push(...(await runAndKill(file, run)));
      const database = openDatabase({ file });
      const ids = idsOf(database);
      const lost = acknowledged.filter((line) => {
        const [kind, id] = line.split(' ');
        if (kind === 'single') return !ids.has(id ?? '');
        return (
          kind === 'pair' && !(ids.has(`${String(id)}:left`) && ids.has(`${String(id)}:right`))
        );
      });
      expect(lost).toEqual([]);
      const halves = [...ids].filter(
        (id) => id.endsWith(':left') && !ids.has(id.replace('left', 'right')),
      );
      expect(halves).toEqual([]);
      const { data } = await database.execute('database.getDocument', {
        collectionName: 'counter',
        query: '{"_id":"n"}',
      });
      const [counter] = (data as { list: string[] }).list.map(
        (text) => JSON.parse(text) as { count: number; who: string[] },
      );
      const counted = acknowledged.filter((line) => line === 'count').length;
      expect(counter?.count).toBeGreaterThanOrEqual(counted);
      expect(counter?.who).toHaveLength(counter?.count ?? -1);
      database.close();
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS * 10);
  },
  KILLS * 5_000,
);
