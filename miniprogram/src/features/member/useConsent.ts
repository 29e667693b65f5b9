import type { PrivacyStatus } from '#shared/member/contract';
import { useDeed } from '../../platform/useDeed';

/** Gives or withdraws consent to the version in force. Nothing else depends on the answer. */
export function useConsent(privacy: PrivacyStatus, onRecorded: (privacy: PrivacyStatus) => void) {
  const { busy, error, run } = useDeed('member.setConsent');

  const setConsent = async (accepted: boolean) => {
    const recorded = await run({ version: privacy.version, accepted });
    if (recorded !== null) onRecorded(recorded.privacy);
  };
  return { busy, error, setConsent };
}
