import {
  openDatabase,
  type Database,
  type OnDatabaseCall,
} from '../../../cloudfunctions/_kit/database';
import type { Line, Run } from './line';

const owners = new WeakMap<OnDatabaseCall, { line: Line; run: Run }>();

/** Stands where the SDK would sign and send over HTTP; all before and after it is the SDK itself. */
class Requester {
  readonly #onCall: OnDatabaseCall;

  constructor({ onCall }: { onCall: OnDatabaseCall }) {
    this.#onCall = onCall;
  }

  send(action: string, data: Record<string, unknown>): Promise<unknown> {
    const owner = owners.get(this.#onCall);
    if (!owner) throw new Error('a request of nobody');
    this.#onCall(action);
    return owner.line.request(owner.run, action, data);
  }
}

/** The SDK's database object whose requests wait in a line. */
export function openOnLine(line: Line, run: Run, onCall: OnDatabaseCall): Database {
  owners.set(onCall, { line, run });
  const database = openDatabase(onCall);
  (database.constructor as unknown as { reqClass: typeof Requester }).reqClass = Requester;
  return database;
}
