import tcb from '@cloudbase/node-sdk';

let app: ReturnType<typeof tcb.init> | undefined;

/** The SDK, opened once for the process: idle connections are kept, a new one costs more than a call. */
export function cloudApp(): ReturnType<typeof tcb.init> {
  if (app) return app;
  app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
  readVariablesOnceATurn(app.constructor as unknown as SdkClass);
  return app;
}

/** Where the SDK itself asks for the variables of the process. */
interface SdkClass {
  getCloudbaseContext: (context?: unknown) => unknown;
}

/**
 * For each request the SDK gathers some thirty variables six times, all within one turn of the event loop.
 * They are the platform's, set before a call begins, so the first gathering of a turn holds for all of it.
 */
function readVariablesOnceATurn(sdk: SdkClass): void {
  const gather = sdk.getCloudbaseContext.bind(sdk);
  const kept = new Map<NodeJS.ProcessEnv, unknown>();
  sdk.getCloudbaseContext = (context) => {
    if (context !== undefined) return gather(context);
    const { env } = process;
    if (kept.has(env)) return kept.get(env);
    if (kept.size === 0) process.nextTick(() => kept.clear());
    const variables = gather();
    kept.set(env, variables);
    return variables;
  };
}
