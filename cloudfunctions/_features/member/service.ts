import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  GetProfileReply,
  PrivacyStatus,
  SetConsentRefusal,
  setConsentRequest,
  SetConsentReply,
  UpdateProfileRefusal,
  UpdateProfileReply,
  updateProfileRequest,
} from '#shared/member/contract';
import type { Member } from '#shared/member/model';
import { decideAvatar, decideNickname, hasConsented } from '#shared/member/rules';
import type { ProgrammeRules } from '#shared/rules/model';
import type { MemberCall } from '../../_kit/action';
import { programmeInForce } from '../../_ledger/rulebook';
import { appendConsent, getMember, saveProfile } from './repository';

export async function getProfile(call: MemberCall): Promise<Result<GetProfileReply, never>> {
  const [programme, member] = await Promise.all([
    programmeInForce(call),
    getMember(call, call.caller.memberId),
  ]);
  return accept({
    profile: member.profile,
    joinedAtMs: member.joinedAtMs,
    privacy: privacyStatus(member, programme.body),
  });
}

export async function updateProfile(
  call: MemberCall,
  change: InferOutput<typeof updateProfileRequest>,
): Promise<Result<UpdateProfileReply, UpdateProfileRefusal>> {
  const { profile } = await getMember(call, call.caller.memberId);
  const nickname = change.nickname === undefined ? null : decideNickname(change.nickname);
  if (nickname && !nickname.ok) return nickname;
  const avatar = change.avatar === undefined ? null : decideAvatar(change.avatar);
  if (avatar && !avatar.ok) return avatar;

  const changed = {
    ...(nickname && { nickname: nickname.value }),
    ...(avatar && { avatar: avatar.value }),
  };
  await saveProfile(call, call.caller.memberId, changed);
  return accept({ profile: { ...profile, ...changed } });
}

export async function setConsent(
  call: MemberCall,
  { version, accepted }: InferOutput<typeof setConsentRequest>,
): Promise<Result<SetConsentReply, SetConsentRefusal>> {
  const programme = await programmeInForce(call);
  const { privacyVersion } = programme.body;
  if (version !== privacyVersion) {
    return refuse({ code: 'member.privacy_version_unknown', version: privacyVersion });
  }
  const member = await getMember(call, call.caller.memberId);
  if (hasConsented(member, version) !== accepted) {
    await appendConsent(call, call.caller.memberId, { version, accepted, atMs: call.nowMs });
  }
  return accept({ privacy: { version, consented: accepted } });
}

export function privacyStatus(member: Member, programme: ProgrammeRules): PrivacyStatus {
  const version = programme.privacyVersion;
  return { version, consented: hasConsented(member, version) };
}
