import { useState } from 'react';
import { decideNickname } from '#shared/member/rules';
import type { MemberProfile } from '#shared/member/model';
import type { Refusal } from '#shared/kernel/result';
import { useWrite } from '../../platform/useWrite';

/** What the member is typing and choosing, checked by the rule the cloud checks by. */
export function useProfileEditor(saved: MemberProfile, onSaved: (profile: MemberProfile) => void) {
  const [draft, setDraft] = useState(saved);
  const [error, setError] = useState<Refusal | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const { busy, run } = useWrite('member.updateProfile');

  const change = (part: Partial<MemberProfile>) => {
    setDraft((before) => ({ ...before, ...part }));
    setError(null);
    setIsSaved(false);
  };
  const nicknameChanged = draft.nickname.trim() !== saved.nickname;
  const avatarChanged = draft.avatar !== saved.avatar;

  const save = async () => {
    const decided = nicknameChanged ? decideNickname(draft.nickname) : null;
    if (decided !== null && !decided.ok) {
      setError(decided.error);
      return;
    }
    const reply = await run({
      ...(decided !== null && { nickname: decided.value }),
      ...(avatarChanged && { avatar: draft.avatar }),
    });
    if (reply === null) return;
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    setDraft(reply.data.profile);
    setIsSaved(true);
    onSaved(reply.data.profile);
  };
  return {
    draft,
    change,
    save,
    busy,
    error,
    isSaved,
    hasChanges: nicknameChanged || avatarChanged,
  };
}
