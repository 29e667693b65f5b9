import tcb from '@cloudbase/node-sdk';

let app: ReturnType<typeof tcb.init> | undefined;

/** The SDK, opened once for the process: idle connections are kept, a new one costs more than a call. */
export function cloudApp(): ReturnType<typeof tcb.init> {
  app ??= tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true });
  return app;
}
