import type { BirthdayStatus } from '#shared/member/contract';
import type { Birthday } from '#shared/member/model';
import { useDeed } from '../../../platform/useDeed';

/** Gives a birthday or takes it away; null takes it away. */
export function useBirthday(onSaved: (birthday: BirthdayStatus) => void) {
  const { busy, error, run } = useDeed('member.updateProfile');

  const save = async (birthday: Birthday | null) => {
    const saved = await run({ birthday });
    if (saved !== null) onSaved(saved.birthday);
  };
  return { busy, error, save };
}
