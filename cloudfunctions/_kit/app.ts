import tcb from '@cloudbase/node-sdk';

let app: ReturnType<typeof tcb.init> | undefined;

/** The SDK, opened once for the process: idle connections are kept, a new one costs more than a call. */
export function cloudApp(): ReturnType<typeof tcb.init> {
  if (app) return app;
  app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
  readVariablesOnceACall(app.constructor as unknown as SdkClass);
  return app;
}

/** Where the SDK itself asks for the variables of the process. */
interface SdkClass {
  getCloudbaseContext: (context?: unknown) => unknown;
}

/** What the SDK gathered for the call that runs with these variables. */
const gathered = new WeakMap<NodeJS.ProcessEnv, unknown>();

/** At the start of a call: the platform has set its variables, and whatever was gathered before is old. */
export function expectNewVariables(): void {
  gathered.delete(process.env);
}

/**
 * For each request the SDK gathers some thirty variables six times. They are the platform's, set before a
 * call begins, so the first gathering holds for all of it.
 */
function readVariablesOnceACall(sdk: SdkClass): void {
  const gather = sdk.getCloudbaseContext.bind(sdk);
  sdk.getCloudbaseContext = (context) => {
    if (context !== undefined) return gather(context);
    const { env } = process;
    if (!gathered.has(env)) gathered.set(env, gather());
    return gathered.get(env);
  };
}
