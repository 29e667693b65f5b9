import type { MemberId } from '#shared/kernel/ids';
import type { Member, MemberProfile, PrivacyConsent } from '#shared/member/model';
import type { MemberCall } from '../../_kit/action';
import { findDocument } from '../../_kit/documents';
import { register } from '../../_ledger/register';

const collection = 'members';

export async function findMember(call: MemberCall, memberId: MemberId): Promise<Member | null> {
  return findDocument<Member>(call.database, collection, memberId);
}

/** The caller's own member document; registers the caller when new. */
export async function getMember(call: MemberCall, memberId: MemberId): Promise<Member> {
  const found = await findMember(call, memberId);
  if (found) return found;
  await register(call, call.caller);
  const registered = await findMember(call, memberId);
  if (!registered) throw new Error(`member ${memberId} is missing after registration`);
  return registered;
}

/** Writes the given fields of the profile, leaving the others to whoever changes them meanwhile. */
export async function saveProfile(
  call: MemberCall,
  memberId: MemberId,
  change: Partial<MemberProfile>,
): Promise<void> {
  await call.database.collection(collection).doc(memberId).update({ profile: change });
}

/** Adds one act of consent to the record; acts of two devices at once are both kept. */
export async function appendConsent(
  call: MemberCall,
  memberId: MemberId,
  consent: PrivacyConsent,
): Promise<void> {
  const { command } = call.database;
  const added = command.push([consent]);
  await call.database.collection(collection).doc(memberId).update({ consents: added });
}
