import { Text, View } from '@tarojs/components';
import type { PrivacyStatus } from '#shared/member/contract';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { useConsent } from './useConsent';
import './PrivacyPrompt.scss';

interface Props {
  readonly privacy: PrivacyStatus;
  readonly onRecorded: (privacy: PrivacyStatus) => void;
  readonly onRead: () => void;
}

/** Asks below everything of value, never in front of it. */
export function PrivacyPrompt({ privacy, onRecorded, onRead }: Props) {
  const { busy, error, setConsent } = useConsent(privacy, onRecorded);
  if (privacy.consented) return null;
  return (
    <View className="privacy-prompt">
      <Text className="privacy-prompt__text">
        {error ? copy.refusalText(error) : copy.privacy.prompt}
      </Text>
      <View className="privacy-prompt__answers">
        <Button look="plain" text={copy.privacy.read} onPress={onRead} />
        <Button
          look="outlined"
          text={copy.privacy.accept}
          busyText={copy.privacy.accepting}
          busy={busy}
          onPress={() => void setConsent(true)}
        />
      </View>
    </View>
  );
}
