import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../flows/client';
import { Crowd } from '../flows/crowd';
import type { Flow } from '../flows/flow';
import { joinFlow } from '../flows/join-flow';
import { memberFlows } from '../flows/member-flows';
import { purchaseFlow } from '../flows/purchase-flow';
import { startProgram } from '../support/program';
import { codesAllOver, makeFilledShop } from './filled-shop';

/** A shop of some size, and what its members do. */
export interface Side {
  readonly flows: readonly Flow[];
  /** CPU time of the server so far; undefined where the system does not tell. */
  cpuMs(): number | undefined;
  stop(): Promise<void>;
}

/** Makes and opens a shop with so many members, from all over which come those who do something. */
export async function openSide(dataDir: string, members: number): Promise<Side> {
  const startedMs = performance.now();
  await makeFilledShop(dataDir, members);
  const seconds = (performance.now() - startedMs) / 1000;
  console.info(
    `${members.toLocaleString('en')} members: made in ${seconds.toFixed(0)} s, ${megabytesIn(join(dataDir, 'race')).toFixed(0)} MB`,
  );
  const program = await startProgram(dataDir, { shop: 'race' });
  const client = new Client(program.url, 10);
  const hotClient = new Client(program.url, 50);
  const crowd = new Crowd(client, codesAllOver(members));
  return {
    flows: [
      ...memberFlows(client, hotClient, crowd),
      joinFlow(crowd, { name: 'join a team', client, clients: 10 }),
      purchaseFlow(client, crowd),
    ],
    cpuMs: () => program.cpuMs(),
    async stop() {
      for (const one of [client, hotClient]) one.close();
      await program.stop('SIGTERM');
    },
  };
}

function megabytesIn(folder: string): number {
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20;
}
