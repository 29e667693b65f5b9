import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { BirthdayStatus } from '#shared/member/contract';
import type { Birthday } from '#shared/member/model';
import { useWrite } from '../../../platform/useWrite';

/** Gives a birthday or takes it away; null takes it away. */
export function useBirthday(onSaved: (birthday: BirthdayStatus) => void) {
  const { busy, run } = useWrite('member.updateProfile');
  const [error, setError] = useState<Refusal | null>(null);

  const save = async (birthday: Birthday | null) => {
    const reply = await run({ birthday });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) onSaved(reply.data.birthday);
  };
  return { busy, error, save };
}
