import type { GenericSchema, InferOutput } from 'valibot';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import { refuse, type Refusal, type Result } from '#shared/kernel/result';
import { systemWrite, type ActionHandler, type Call } from './action';
import { addDocument, findDocument, isUpdated } from './documents';
import { retryWithJitter } from './retry';
import type { TimerReport } from './timer';

const collection = 'operations';

/** What an operator's request id stands for; the data themselves are not kept. */
interface Operation {
  readonly requestId: string;
  readonly action: string;
  readonly inputHash: string;
  readonly atMs: number;
  /** Runs under it that were not refused: under way, through, or dead. The id is free when none is left. */
  readonly runs: number;
}

/**
 * A row that writes for operators, once for each request id: the id is taken with the first thing asked
 * under it, and whatever else comes with it, even at the same instant, is refused. A line typed anew with
 * the id of the one before would otherwise be carried out for another person or item.
 *
 * Database calls: 1; 2 when repeated or refused, 3 with other input or as the twin of another run.
 */
export function operatorWrite<Schema extends GenericSchema, Value, Refused extends Refusal>(
  request: Schema,
  handle: (call: Call, data: InferOutput<Schema>) => Promise<Result<Value, Refused>>,
): ActionHandler<
  'system',
  Result<Value, Refused | Refusal<'request.key_reused'> | Refusal<'request.busy'>>,
  Schema
> {
  return systemWrite(request, async (call, data) => {
    const taken = await takeRequestId(call, call.ports.sha256(canonicalJson(data)));
    if (taken === null) return refuse({ code: 'request.busy' });
    if (taken === 'stands_for_other') return refuse({ code: 'request.key_reused' });
    const answer = await handle(call, data);
    if (!answer.ok) await giveBack(call);
    return answer;
  });
}

/** Null where twins kept taking it and giving it back. */
function takeRequestId(
  call: Call,
  inputHash: string,
): Promise<'taken' | 'stands_for_other' | null> {
  const { action, requestId, nowMs: atMs } = call;
  const operation: Operation = { requestId, action, inputHash, atMs, runs: 1 };
  return retryWithJitter(call.ports, async () => {
    const added = await addDocument(call.database, collection, { _id: requestId, ...operation });
    if (added === 'added') return 'taken';
    if (await changeRuns(call, { action, inputHash }, 1)) return 'taken';
    // Gone: given back by a twin that was refused a moment ago.
    const standing = await findDocument<Operation>(call.database, collection, requestId);
    return standing && 'stands_for_other';
  });
}

/**
 * A refused run wrote nothing, so the same id may come again with what was wrong put right; unless a twin
 * is under way with it, or has been through.
 */
async function giveBack(call: Call): Promise<void> {
  if (await freeWith(call, 1)) return;
  await changeRuns(call, {}, -1);
  await freeWith(call, 0);
}

async function freeWith({ database, requestId }: Call, runs: number): Promise<boolean> {
  const { deleted } = (await database
    .collection(collection)
    .where({ _id: requestId, runs })
    .remove()) as { deleted?: number };
  return deleted === 1;
}

function changeRuns({ database, requestId }: Call, of: object, by: 1 | -1): Promise<boolean> {
  return isUpdated(
    database
      .collection(collection)
      .where({ _id: requestId, ...of })
      .update({ runs: database.command.inc(by) }),
  );
}

/**
 * Far longer than anybody repeats a line, and than a file of an import is sent in pieces; what is written
 * under an id has ids of its own that outlive this. Units: ms. Source: docs/decisions/0054.
 */
const keptMs = 90 * 86_400_000;

/** Forgets what request ids stood for when nobody repeats them any more. */
export async function thinOperations({ database, nowMs }: Call): Promise<TimerReport> {
  const { deleted = 0 } = (await database
    .collection(collection)
    .where({ atMs: database.command.lte(nowMs - keptMs) })
    .remove()) as { deleted?: number };
  return { removed: deleted };
}
