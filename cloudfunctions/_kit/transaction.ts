import { refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { Call } from './action';
import { retryWithJitter } from './retry';

/**
 * The SDK's transaction, as far as it may be used: only `doc(id)` and `add` work inside one, the
 * service has no `where` there. `get` gives null for a document that does not exist.
 */
export interface Transaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: unknown }>;
      set(document: object): Promise<unknown>;
    };
    add(document: object): Promise<unknown>;
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/**
 * Runs a body that reads, decides and then writes, and commits only what it accepts: on a refusal
 * everything is rolled back. A conflict with another transaction runs the body again, so it may do
 * nothing but database calls.
 *
 * Errors: what the body refuses; `request.busy` when it met a conflict every time.
 */
export async function inTransaction<Value, Refused extends Refusal>(
  call: Call,
  body: (transaction: Transaction) => Promise<Result<Value, Refused>>,
): Promise<Result<Value, Refused | Refusal<'request.busy'>>> {
  const outcome = await retryWithJitter(call.ports, () => tryToRun(call, body));
  return outcome ?? refuse({ code: 'request.busy' });
}

async function tryToRun<Value, Refused extends Refusal>(
  call: Call,
  body: (transaction: Transaction) => Promise<Result<Value, Refused>>,
): Promise<Result<Value, Refused> | null> {
  const transaction = await startTransaction(call.database);
  try {
    const result = await body(transaction);
    if (result.ok) await transaction.commit();
    else await transaction.rollback();
    return result;
  } catch (error) {
    // The service has already ended a transaction that met a conflict.
    if (isConflict(error)) return null;
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}

/** The SDK declares the method without its type. */
function startTransaction(database: object): Promise<Transaction> {
  return (database as { startTransaction(): Promise<Transaction> }).startTransaction();
}

function isConflict(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'DATABASE_TRANSACTION_CONFLICT'
  );
}
