import type { GenericSchema, InferOutput } from 'valibot';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import { refuse, type Refusal, type Result } from '#shared/kernel/result';
import { systemWrite, type ActionHandler, type Call } from './action';
import { addDocument, findDocument } from './documents';

const collection = 'operations';

/** What an operator's request id stands for; the data themselves are not kept. */
interface Operation {
  readonly requestId: string;
  readonly action: string;
  readonly inputHash: string;
  readonly atMs: number;
}

/**
 * A row that writes for operators, once for each request id: the id is taken with the first thing asked
 * under it, and whatever else comes with it, even at the same instant, is refused. A line typed anew with
 * the id of the one before would otherwise be carried out for another person or item.
 *
 * Database calls: 1; 2 when repeated or refused.
 */
export function operatorWrite<Schema extends GenericSchema, Value, Refused extends Refusal>(
  request: Schema,
  handle: (call: Call, data: InferOutput<Schema>) => Promise<Result<Value, Refused>>,
): ActionHandler<'system', Result<Value, Refused | Refusal<'request.key_reused'>>, Schema> {
  return systemWrite(request, async (call, data) => {
    const taken = await takeRequestId(call, call.ports.sha256(canonicalJson(data)));
    if (taken === 'stands_for_other') return refuse({ code: 'request.key_reused' });
    const answer = await handle(call, data);
    // Nothing was written, so the same id may come again with what was wrong put right.
    if (!answer.ok && taken === 'new') await giveBack(call);
    return answer;
  });
}

async function takeRequestId(
  call: Call,
  inputHash: string,
): Promise<'new' | 'repeated' | 'stands_for_other'> {
  const { action, requestId, nowMs: atMs } = call;
  const operation: Operation = { requestId, action, inputHash, atMs };
  const added = await addDocument(call.database, collection, { _id: requestId, ...operation });
  if (added === 'added') return 'new';
  const standing = await findDocument<Operation>(call.database, collection, requestId);
  // Given back by a twin that was refused a moment ago.
  if (!standing) return 'repeated';
  const isSame = standing.action === action && standing.inputHash === inputHash;
  return isSame ? 'repeated' : 'stands_for_other';
}

async function giveBack(call: Call): Promise<void> {
  await call.database.collection(collection).doc(call.requestId).remove();
}
