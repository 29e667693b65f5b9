import { toPoints } from '#shared/kernel/amounts';
import { accept } from '#shared/kernel/result';
import type { Grant } from '#shared/store/grant/model';
import type { Call } from '../../../_kit/action';
import type { Approvable, DecisionMark } from '../approval/approvable';
import { decisionDeed } from '../approval/deed';
import { writeDown } from '../till/deed';
import { giveGrant } from './give';
import { findGrant, listWaitingGrants, moveGrant } from './repository';

/** Points by hand that wait, or have waited, for a second word. */
export async function approvableGrant(call: Call, grantId: string): Promise<Approvable | null> {
  const grant = await findGrant(call, grantId);
  return grant && toApprovable(call, grant);
}

export async function approvableGrants(call: Call, storeId: string): Promise<Approvable[]> {
  return (await listWaitingGrants(call, storeId)).map((grant) => toApprovable(call, grant));
}

function toApprovable(call: Call, grant: Grant): Approvable {
  const { grantId: entryId, storeId, asked, memberId, memberName } = grant;
  const { points, reason, state, decided, expiresAtMs } = grant;
  return {
    ...{ storeId, asked, memberId, state, decided, expiresAtMs },
    view: {
      kind: 'grant',
      ...{ entryId, memberName, points, reason },
      staffName: asked.staffName,
      undoes: null,
      askedAtMs: asked.atMs,
      expiresAtMs: expiresAtMs ?? 0,
    },
    decide: (approve, mark) =>
      moveGrant(call, entryId, 'waiting', {
        state: approve ? 'crediting' : 'declined',
        decided: mark,
      }),
    carryOut: (approve, mark) => carryOut(call, { ...grant, decided: mark }, approve),
  };
}

async function carryOut(
  call: Call,
  grant: Grant & { readonly decided: DecisionMark },
  approve: boolean,
): ReturnType<Approvable['carryOut']> {
  const { grantId: entryId, state } = grant;
  if (!approve) {
    await writeDown(call, decisionDeed({ ...grant, entryId }, grant.decided, 'declined'));
    return accept({ entryId, state: 'declined', netPoints: toPoints(0) });
  }
  const given = await giveGrant(call, {
    ...grant,
    state: state === 'waiting' ? 'crediting' : state,
  });
  if (!given.ok) return given;
  return accept({ entryId, state: 'given', netPoints: given.value });
}
