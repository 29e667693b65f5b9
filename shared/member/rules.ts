import type { MemberId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import { hasHiddenCharacter } from '../kernel/visibletext';
import type { CodeAttempt } from '../store/code/model';
import { avatarSeals, type Member } from './model';

/** HMAC-SHA-256 of a UTF-8 text under the programme's own key, in hex. */
export type Hmac = (text: string) => string;

/**
 * The id of the member behind an openid. Keyed, so that ids cannot be traced back to openids, and
 * deterministic, so that two first calls at once make one member. `returns` counts how often the
 * person was deleted and came back, each time as somebody new.
 */
export function memberIdOf(openid: string, hmac: Hmac, returns = 0): MemberId {
  const life = returns === 0 ? '' : `#${String(returns)}`;
  return `m_${hmac(`member:${openid}${life}`).slice(0, 32)}` as MemberId;
}

/** Longest nickname WeChat itself allows. Units: Unicode code points. */
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
  if (length === 0 || length > nicknameMaxLength || hasHiddenCharacter(nickname)) {
    return refuse({ code: 'member.nickname_invalid', maxLength: nicknameMaxLength });
  }
  return accept(nickname);
}

/** The storage's folder that one member's own pictures are uploaded to. */
export function avatarFolderOf(memberId: MemberId): string {
  return `avatars/${memberId}`;
}

/**
 * Accepts one of our drawn seals, or a picture in the member's own folder: a deletion takes the file
 * away, so it may be nobody else's.
 */
export function decideAvatar(avatar: string, memberId: MemberId): Result<string, ProfileRefusal> {
  const isSeal = avatarSeals.some((seal) => avatar === `seal:${seal}`);
  const [, path, name = ''] = /^cloud:\/\/[\w.-]{1,80}\/(.+)\/([^/]+)$/.exec(avatar) ?? [];
  const isOwnPicture =
    path === avatarFolderOf(memberId) && /^[\w-]{1,80}\.(?:jpe?g|png|webp)$/.test(name);
  return isSeal || isOwnPicture ? accept(avatar) : refuse({ code: 'member.avatar_invalid' });
}

/** Whether the member's last word on this version of the privacy guide was to accept it. */
export function hasConsented({ consents }: Pick<Member, 'consents'>, version: string): boolean {
  const acts = consents.filter((consent) => consent.version === version);
  return acts.at(-1)?.accepted ?? false;
}

const attemptShownMs = 24 * 60 * 60_000;

/** The newest try of a code of this member that no longer held, for a day. */
export function recentAttempt(
  { codeAttempt }: Pick<Member, 'codeAttempt'>,
  nowMs: number,
): CodeAttempt | null {
  return codeAttempt && nowMs - codeAttempt.atMs < attemptShownMs ? codeAttempt : null;
}
