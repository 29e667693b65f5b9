import type { InferOutput } from 'valibot';
import { businessDateAt, type BusinessDate } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import {
  birthdayChangeableFrom,
  decideBirthday,
  type StandingBirthday,
} from '#shared/member/birthday';
import type {
  BirthdayStatus,
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
import { avatarFolderOf, decideAvatar, decideNickname, hasConsented } from '#shared/member/rules';
import type { ProgrammeRules } from '#shared/rules/model';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import { birthdayOf, keptBirthday } from '../../_kit/birthday';
import { maskedPhoneOf } from '../../_kit/phone';
import { retryWithJitter } from '../../_kit/retry';
import { programmeInForce } from '../../_ledger/rulebook';
import { appendConsent, findMemberWithPhones, getMember, saveProfile } from './repository';

export async function getProfile(call: MemberCall): Promise<Result<GetProfileReply, never>> {
  const { memberId } = call.caller;
  const [programme, found] = await Promise.all([
    programmeInForce(call),
    findMemberWithPhones(call, memberId),
  ]);
  const member = found?.member ?? (await getMember(call, memberId));
  return accept({
    profile: member.profile,
    avatarFolder: avatarFolderOf(memberId),
    birthday: toStatus(birthdayOf(call.ports, member)),
    phoneMasked: maskedPhoneOf(call.ports, found?.phones ?? []),
    joinedAtMs: member.joinedAtMs,
    privacy: privacyStatus(member, programme.body),
  });
}

export async function updateProfile(
  call: MemberCall,
  change: InferOutput<typeof updateProfileRequest>,
): Promise<Result<UpdateProfileReply, UpdateProfileRefusal | WriteRefusal>> {
  const outcome = await retryWithJitter(call.ports, () => tryToUpdate(call, change));
  return outcome ?? refuse({ code: 'request.busy' });
}

/** Gives null when another request has changed the birthday meanwhile. */
async function tryToUpdate(
  call: MemberCall,
  change: InferOutput<typeof updateProfileRequest>,
): Promise<Result<UpdateProfileReply, UpdateProfileRefusal> | null> {
  const member = await getMember(call, call.caller.memberId);
  const nickname = change.nickname === undefined ? null : decideNickname(change.nickname);
  if (nickname && !nickname.ok) return nickname;
  const avatar = change.avatar === undefined ? null : decideAvatar(change.avatar, member.memberId);
  if (avatar && !avatar.ok) return avatar;
  const standing = birthdayOf(call.ports, member);
  const birthday =
    change.birthday === undefined
      ? null
      : decideBirthday(standing, change.birthday, await todayOf(call));
  if (birthday && !birthday.ok) return birthday;

  const profile = {
    ...(nickname && { nickname: nickname.value }),
    ...(avatar && { avatar: avatar.value }),
  };
  const given = birthday?.value ?? null;
  const kept = given && keptBirthday(call.ports, given);
  const isSaved = await saveProfile(call, member, { profile, birthday: kept });
  return isSaved
    ? accept({
        profile: { ...member.profile, ...profile },
        birthday: toStatus(given ?? standing),
      })
    : null;
}

function toStatus({ birthday, changedOn }: StandingBirthday): BirthdayStatus {
  return { birthday, changeableFrom: birthdayChangeableFrom(changedOn) };
}

async function todayOf(call: MemberCall): Promise<BusinessDate> {
  return businessDateAt(call.nowMs, (await programmeInForce(call)).body.dayBoundary);
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
