import type { ActionsOf, FunctionReplyOf, RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { FunctionReply } from '#shared/wire';
import { noteCloudTime } from './cloudclock';
import { randomBytes } from './randombytes';
import { send } from './transport';

/** What people ask for; operators have their own ways in. */
export type AppAction = ActionsOf<'member' | 'store'>;

/** Answered by the function of the staff; everything else by `member`. */
const ofStaff: Readonly<Record<ActionsOf<'store'>, true>> = {
  'store.getTill': true,
  'store.recordPurchase': true,
  'store.recordBill': true,
  'store.proposeDebit': true,
  'store.getDebit': true,
  'store.withdrawDebit': true,
  'store.verifyPickup': true,
  'store.undo': true,
  'store.grantPoints': true,
  'store.giveTier': true,
  'store.listApprovals': true,
  'store.decideApproval': true,
  'store.getToday': true,
  'store.scan': true,
  'store.listStaff': true,
  'store.inviteStaff': true,
  'store.changeStaff': true,
  'store.dismissStaff': true,
  'store.getJoinCode': true,
  'store.listAudit': true,
  'store.verifyAudit': true,
  'payment.listFailedRefunds': true,
  'payment.retryRefund': true,
};

/** No answer came. What was asked may have happened: repeat it with the same request id. */
export type NetworkFailure = Refusal<'network.failed'>;

export type CallReply<Name extends AppAction> =
  | FunctionReplyOf<Name>
  | { readonly ok: false; readonly error: NetworkFailure; readonly requestId: string };

/** An id for one intention of the member; kept for as long as that one is repeated. */
export async function newRequestId(): Promise<string> {
  const bytes = await randomBytes(16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Asks the function that answers the action.
 *
 * Errors: the action's own refusals, the dispatcher's, and {@link NetworkFailure}; never rejects.
 */
export async function callCloud<Name extends AppAction>(
  action: Name,
  data: RequestOf<Name>,
  options: { readonly requestId?: string } = {},
): Promise<CallReply<Name>> {
  const requestId = options.requestId ?? (await newRequestId());
  let reply: FunctionReply;
  try {
    reply = await send(action in ofStaff ? 'store' : 'member', { action, data, requestId });
  } catch (cause) {
    console.info(`${action} (${requestId}) got no answer`, cause);
    return { ok: false, error: { code: 'network.failed' }, requestId };
  }
  if (reply.ok) noteTimeOf(reply.data);
  return reply as CallReply<Name>;
}

/** An answer that counts down to something brings the cloud's time with it. */
function noteTimeOf(data: unknown): void {
  const { nowMs } = (data ?? {}) as { readonly nowMs?: unknown };
  if (typeof nowMs === 'number') noteCloudTime(nowMs);
}
