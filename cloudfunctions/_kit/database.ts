import type tcb from '@cloudbase/node-sdk';
import { cloudApp } from './app';
import { expectNewVariables } from './variables';

/** Told the protocol action (`database.getDocument`) before each request leaves. */
export type OnDatabaseCall = (action: string) => void;

/** The SDK's own database object; nothing of ours stands between a repository and it. */
export type Database = ReturnType<ReturnType<typeof tcb.init>['database']>;

type Requester = new (config: { onCall?: OnDatabaseCall }) => {
  send(action: string, data: unknown, options: unknown): Promise<unknown>;
};

let observedRequester: Requester | undefined;

/**
 * Gives a database handle for one invocation.
 *
 * The SDK keeps its transport class on `Db.reqClass` and hands each request the handle's own
 * config, so the observer of an invocation travels in that config and calls of overlapping
 * invocations are never mixed up.
 */
export function openDatabase(onCall: OnDatabaseCall): Database {
  expectNewVariables();
  const database = cloudApp().database({ onCall });
  const Db = database.constructor as unknown as { reqClass: Requester };
  observedRequester ??= observe(Db.reqClass);
  Db.reqClass = observedRequester;
  return database;
}

function observe(Base: Requester): Requester {
  return class ObservedRequester extends Base {
    readonly #onCall: OnDatabaseCall | undefined;

    constructor({ onCall, ...config }: { onCall?: OnDatabaseCall }) {
      super(config);
      this.#onCall = onCall;
    }

    override send(action: string, data: unknown, options: unknown): Promise<unknown> {
      this.#onCall?.(action);
      return super.send(action, data, options);
    }
  };
}
