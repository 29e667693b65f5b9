import type { ActionsOf, FunctionReplyOf, RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { FunctionReply } from '#shared/wire';
import { randomBytes } from './randombytes';
import { send } from './transport';

export type MemberAction = ActionsOf<'member'>;

/** No answer came. What was asked may have happened: repeat it with the same request id. */
export type NetworkFailure = Refusal<'network.failed'>;

export type CallReply<Name extends MemberAction> =
  | FunctionReplyOf<Name>
  | { readonly ok: false; readonly error: NetworkFailure; readonly requestId: string };

/** An id for one intention of the member; kept for as long as that one is repeated. */
export async function newRequestId(): Promise<string> {
  const bytes = await randomBytes(16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Asks the `member` function.
 *
 * Errors: the action's own refusals, the dispatcher's, and {@link NetworkFailure}; never rejects.
 */
export async function callMember<Name extends MemberAction>(
  action: Name,
  data: RequestOf<Name>,
  options: { readonly requestId?: string } = {},
): Promise<CallReply<Name>> {
  const requestId = options.requestId ?? (await newRequestId());
  let reply: FunctionReply;
  try {
    reply = await send({ action, data, requestId });
  } catch (cause) {
    console.info(`${action} (${requestId}) got no answer`, cause);
    return { ok: false, error: { code: 'network.failed' }, requestId };
  }
  return reply as CallReply<Name>;
}
