import { useDeed } from '../../../platform/useDeed';

/** Binds the number behind a code; a code is good once, so a new tap brings a new one. */
export function usePhone(onBound: (phoneMasked: string) => void) {
  const { busy, error, run } = useDeed('member.bindPhone');

  const bind = async (code: string) => {
    const bound = await run({ code });
    if (bound !== null) onBound(bound.phoneMasked);
  };
  return { busy, error, bind };
}
