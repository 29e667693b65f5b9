import tcb from '@cloudbase/node-sdk';
import type { MemberId } from '#shared/kernel/ids';
import { memberIdOf, type Hmac } from '#shared/member/rules';

/** The argument the platform passes beside the event. */
export type PlatformContext = Parameters<typeof tcb.getCloudbaseContext>[0];

/** A person: the openid, null where only the member id derived from it is known. */
export interface Person {
  readonly openid: string | null;
  readonly memberId: MemberId;
}

export type Caller =
  | ({ readonly kind: 'member' } & Person)
  /** No end user behind the call: a timer, or an operator with the environment's own keys. */
  | { readonly kind: 'system' }
  /** An end user without an openid, such as an anonymous web session. Answered by no action. */
  | { readonly kind: 'stranger' };

/**
 * Who calls, by the platform's word alone. Nothing in the event counts, and neither does the SDK's
 * `auth().getUserInfo()`: it reads process-wide state and mixes up overlapping calls.
 */
export function callerOf(context: PlatformContext, hmac: Hmac): Caller {
  const platform = tcb.getCloudbaseContext(context);
  if (platform.WX_OPENID) return { kind: 'member', ...personOf(platform.WX_OPENID, hmac) };
  const hasUser = Boolean(platform.TCB_UUID ?? platform.TCB_CUSTOM_USER_ID);
  return { kind: hasUser ? 'stranger' : 'system' };
}

export function personOf(openid: string, hmac: Hmac): Person & { readonly openid: string } {
  return { openid, memberId: memberIdOf(openid, hmac) };
}
