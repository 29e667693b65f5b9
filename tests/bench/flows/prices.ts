import { readFileSync } from 'node:fs';
import type { CallCost } from './log-lines';

/*
 * CloudBase's pay-as-you-go list prices (tencentyun/qcloud-documents, 产品定价.md). An older list that may
 * have changed: good for comparing flows, not for a bill. Units: yuan.
 */
const gigabyteSecond = 0.000_111_08;
const read = 0.015 / 10_000;
const write = 0.05 / 10_000;
const functionCall = 0.0133 / 10_000;

/** Yuan for 10,000 calls, with the memory each function is deployed with and the time it took here. */
export function yuanFor10000(functionName: string, cost: CallCost): number {
  const seconds = cost.functionMs / 1000;
  const one =
    gigabyteSecond * (memoryMb(functionName) / 1024) * seconds +
    read * cost.databaseReads +
    write * cost.databaseWrites +
    functionCall;
  return one * 10_000;
}

function memoryMb(functionName: string): number {
  const { functions } = JSON.parse(readFileSync('cloudbaserc.json', 'utf8')) as {
    functions: { name: string; memorySize: number }[];
  };
  const found = functions.find(({ name }) => name === functionName);
  if (!found) throw new Error(`cloudbaserc.json has no function ${functionName}.`);
  return found.memorySize;
}
