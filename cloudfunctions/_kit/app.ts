import tcb from '@cloudbase/node-sdk';
import { onceACall } from './variables';

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

/** For each request the SDK gathers some thirty variables six times. */
function readVariablesOnceACall(sdk: SdkClass): void {
  const gather = sdk.getCloudbaseContext.bind(sdk);
  const gatherOnce = onceACall(() => gather());
  sdk.getCloudbaseContext = (context) => (context === undefined ? gatherOnce() : gather(context));
}
