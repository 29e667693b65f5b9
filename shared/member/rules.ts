import type { MemberId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { avatarSeals, type Member, type PrivacyConsent } from './model';

/** HMAC-SHA-256 of a UTF-8 text under the programme's own key, in hex. */
export type Hmac = (text: string) => string;

/**
 * The id of the member behind an openid. Keyed, so that ids cannot be traced back to openids, and
 * deterministic, so that two first calls at once make one member.
 */
export function memberIdOf(openid: string, hmac: Hmac): MemberId {
  return `m_${hmac(`member:${openid}`).slice(0, 32)}` as MemberId;
}

/** Longest nickname WeChat itself allows, counted in characters as a reader sees them. */
export const nicknameMaxLength = 20;

export type ProfileRefusal = Refusal<'member.nickname_invalid'> | Refusal<'member.avatar_invalid'>;

/**
 * Gives the nickname as it will be shown: Unicode NFC, outer and repeated white space removed.
 * Refuses an empty or too long one, and characters that hide, reorder or break text (controls, zero
 * width, direction marks), which are used to imitate other members.
 */
export function decideNickname(text: string): Result<string, ProfileRefusal> {
  const nickname = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const length = Array.from(nickname).length;
  if (length === 0 || length > nicknameMaxLength || hiddenCharacter.test(nickname)) {
    return refuse({ code: 'member.nickname_invalid', maxLength: nicknameMaxLength });
  }
  return accept(nickname);
}

/** Accepts one of our drawn seals, or a file id in the folder that avatars are uploaded to. */
export function decideAvatar(avatar: string): Result<string, ProfileRefusal> {
  const isSeal = avatarSeals.some((seal) => avatar === `seal:${seal}`);
  const isFile = /^cloud:\/\/[\w.-]{1,80}\/avatars\/[\w-]{1,80}\.(?:jpe?g|png|webp)$/.test(avatar);
  return isSeal || isFile ? accept(avatar) : refuse({ code: 'member.avatar_invalid' });
}

/** Whether the member has accepted this version of the privacy guide and not withdrawn it. */
export function hasConsented(member: Pick<Member, 'consents'>, version: string): boolean {
  return member.consents.some(
    (consent) => consent.version === version && consent.withdrawnAtMs === null,
  );
}

/** Gives the consents after accepting a version; accepting again changes nothing. */
export function giveConsent(
  consents: readonly PrivacyConsent[],
  version: string,
  nowMs: number,
): readonly PrivacyConsent[] {
  if (hasConsented({ consents }, version)) return consents;
  return [...consents, { version, givenAtMs: nowMs, withdrawnAtMs: null }];
}

/** Gives the consents with every one in force withdrawn; the record of having given them stays. */
export function withdrawConsent(
  consents: readonly PrivacyConsent[],
  nowMs: number,
): readonly PrivacyConsent[] {
  return consents.map((consent) =>
    consent.withdrawnAtMs === null ? { ...consent, withdrawnAtMs: nowMs } : consent,
  );
}

const hiddenCharacter = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
