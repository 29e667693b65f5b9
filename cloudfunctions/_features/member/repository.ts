import type { MemberId } from '#shared/kernel/ids';
import type { KeptBirthday, Member, MemberProfile, PrivacyConsent } from '#shared/member/model';
import type { BoundPhone } from '#shared/member/phone';
import type { Call, MemberCall } from '../../_kit/action';
import { findDocument, type Stored } from '../../_kit/documents';
import { register } from '../../_ledger/register';

const collection = 'members';

export async function findMember(call: Call, memberId: MemberId): Promise<Member | null> {
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

/** One call: a member and the phone numbers bound to it; null for nobody yet. */
export async function findMemberWithPhones(
  call: MemberCall,
  memberId: MemberId,
): Promise<{ member: Member; phones: readonly BoundPhone[] } | null> {
  const { data } = (await call.database
    .collection(collection)
    .aggregate()
    .match({ _id: memberId })
    .lookup({ from: 'phones', localField: 'memberId', foreignField: 'memberId', as: 'phones' })
    .end()) as { data: (Stored<Member> & { phones: readonly BoundPhone[] })[] };
  if (!data[0]) return null;
  const { phones, ...member } = data[0];
  return { member, phones };
}

/** What of a member document one request changes. */
export interface ProfileChange {
  readonly profile: Partial<MemberProfile>;
  /** Null where the birthday stays as it is. */
  readonly birthday: KeptBirthday | null;
}

/**
 * Writes the given fields of the profile, leaving the others to whoever changes them meanwhile. A
 * birthday is written only in place of the one that was read: false, and nothing written, when it is
 * another by now.
 */
export async function saveProfile(
  call: MemberCall,
  read: Pick<Member, 'memberId' | 'birthday'>,
  { profile, birthday }: ProfileChange,
): Promise<boolean> {
  const { command } = call.database;
  const { updated } = (await call.database
    .collection(collection)
    .where({
      _id: read.memberId,
      ...(birthday && {
        'birthday.sealed': read.birthday?.sealed ?? null,
        'birthday.changedOn': read.birthday?.changedOn ?? null,
      }),
    })
    .update({
      ...(Object.keys(profile).length > 0 && { profile }),
      ...(birthday && { birthday: command.set(birthday) }),
    })) as { updated?: number };
  // What was there already counts as not updated; a birthday is sealed anew each time.
  return birthday === null || updated === 1;
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
