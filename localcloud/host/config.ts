import { existsSync, readFileSync } from 'node:fs';
import type { Secrets } from './secrets';
import { StartProblem } from './start-problem';
import { parseCron, type Cron } from './time/cron';

/** A timer as `cloudbaserc.json` declares it for deployment. */
export interface TimerConfig {
  readonly functionName: string;
  readonly name: string;
  /** Seven fields: second, minute, hour, day, month, weekday, year. */
  readonly cron: string;
  readonly when: Cron;
}

/** One function as `cloudbaserc.json` declares it for deployment. */
export interface FunctionConfig {
  readonly name: string;
  readonly timeLimitMs: number;
  readonly memoryMb: number;
  /** The export of `index.js` that is called. */
  readonly exportName: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface CloudConfig {
  readonly functions: readonly FunctionConfig[];
  readonly timers: readonly TimerConfig[];
}

interface DeployedFunction {
  name: string;
  timeout?: number;
  memorySize?: number;
  handler?: string;
  envVariables?: Record<string, string>;
  triggers?: { name: string; type: string; config: string }[];
}

/** What the platform assumes when nothing is said. */
const DEFAULT_TIMEOUT_S = 3;
const DEFAULT_MEMORY_MB = 256;

/** Reads the file that is deployed, so that the same limits, variables and timers hold here. */
export function readConfig(file: string): CloudConfig {
  if (!existsSync(file)) return { functions: [], timers: [] };
  let declared: DeployedFunction[];
  try {
    const parsed = JSON.parse(readFileSync(file, 'utf8')) as { functions?: DeployedFunction[] };
    declared = parsed.functions ?? [];
  } catch (error) {
    throw new StartProblem(`${file} is not valid JSON.`, { cause: error });
  }
  return {
    functions: declared.map(toFunctionConfig),
    timers: declared.flatMap((one) =>
      (one.triggers ?? [])
        .filter((trigger) => trigger.type === 'timer')
        .map((trigger) => toTimerConfig(one.name, trigger.name, trigger.config)),
    ),
  };
}

function toTimerConfig(functionName: string, name: string, cron: string): TimerConfig {
  try {
    return { functionName, name, cron, when: parseCron(cron) };
  } catch (error) {
    throw new StartProblem((error as Error).message, { cause: error });
  }
}

/** A function that is built but not declared runs with the platform's defaults. */
export function toFunctionConfig(declared: DeployedFunction): FunctionConfig {
  return {
    name: declared.name,
    timeLimitMs: (declared.timeout ?? DEFAULT_TIMEOUT_S) * 1000,
    memoryMb: declared.memorySize ?? DEFAULT_MEMORY_MB,
    exportName: (declared.handler ?? 'index.main').split('.').pop() ?? 'main',
    variables: declared.envVariables ?? {},
  };
}

const TEMPLATE = /\{\{\s*env\.(\w+)\s*\}\}/g;

/** The names that appear as `{{env.NAME}}`: secrets which deployment takes from its environment. */
export function secretNames(config: CloudConfig): string[] {
  const texts = config.functions.flatMap((one) => Object.values(one.variables));
  const names = texts.flatMap((text) =>
    [...text.matchAll(TEMPLATE)].map((match) => match[1] ?? ''),
  );
  // The account at WeChat Pay is the stand-in's own, made with its keys.
  return [...new Set(names)].filter((name) => !name.startsWith('JIDIAN_PAY_'));
}

/** A function's own variables with every `{{env.NAME}}` filled in. */
export function fillVariables(one: FunctionConfig, secrets: Secrets): Record<string, string> {
  const fill = (text: string): string =>
    text.replace(TEMPLATE, (_whole, name: string) => secrets[name] ?? '');
  return Object.fromEntries(
    Object.entries(one.variables).map(([name, text]) => [name, fill(text)]),
  );
}
