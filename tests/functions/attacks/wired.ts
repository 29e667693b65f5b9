import type { FunctionName } from '#shared/action';
import type { ActionName } from '#shared/api';
import type { ActionTable } from '../../../cloudfunctions/_kit/action';
import { jobsFunction } from '../../../cloudfunctions/jobs';
import { memberFunction } from '../../../cloudfunctions/member';
import { storeFunction } from '../../../cloudfunctions/store';
import type { Cloud } from '../harness';
import { actionNames, actions } from './actions';

export const tables: Record<FunctionName, ActionTable> = {
  member: memberFunction.actions,
  store: storeFunction.actions,
  jobs: jobsFunction.actions,
};
export const functionNames = Object.keys(tables) as FunctionName[];

/** Who may call a function, by the variables the platform sets. */
export const callers: Record<FunctionName, Record<string, string>> = {
  member: { WX_OPENID: 'o-xiaoman' },
  store: { WX_OPENID: 'o-manager' },
  jobs: {},
};

/** Rows whose function answers them; the others are of a feature that is not wired in. */
export const wiredRows = actionNames
  .filter((name) => tables[actions[name].function][name] !== undefined)
  .map((name) => [name, actions[name]] as const);

type Event = Record<string, unknown>;
export const eventOf = (action: ActionName, data: unknown): Event => ({
  action,
  data,
  requestId: 'r-1',
});

/** What a call of a function comes to: `ok`, or the code of its refusal. */
export async function codeOf(
  cloud: Cloud,
  name: FunctionName,
  event: unknown,
  variables: Record<string, string> = callers[name],
): Promise<string> {
  const reply = (await cloud.raw(name, event, variables)) as {
    ok: boolean;
    error?: { code: string };
  };
  return reply.ok ? 'ok' : (reply.error?.code ?? '');
}

/** The codes of many attempts that have to come to one end; named by what was tried. */
export async function expectAll(
  attempts: readonly (readonly [what: string, code: Promise<string>])[],
  code: string,
): Promise<void> {
  const found: string[] = [];
  for (const [what, outcome] of attempts) found.push(`${what}: ${await outcome}`);
  expect(found).toEqual(attempts.map(([what]) => `${what}: ${code}`));
}
