import { useState } from 'react';
import type { PrivacyStatus } from '#shared/member/contract';
import type { Refusal } from '#shared/kernel/result';
import { useWrite } from '../../platform/useWrite';

/** Gives or withdraws consent to the version in force. Nothing else depends on the answer. */
export function useConsent(privacy: PrivacyStatus, onRecorded: (privacy: PrivacyStatus) => void) {
  const { busy, run } = useWrite('member.setConsent');
  const [error, setError] = useState<Refusal | null>(null);

  const setConsent = async (accepted: boolean) => {
    const reply = await run({ version: privacy.version, accepted });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) onRecorded(reply.data.privacy);
  };
  return { busy, error, setConsent };
}
