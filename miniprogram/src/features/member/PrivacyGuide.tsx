import { Text, View } from '@tarojs/components';
import type { PrivacyStatus } from '#shared/member/contract';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Card } from '../../ui/layout/Card';
import { Notice } from '../../ui/states/Notice';
import { Tag } from '../../ui/paper/Tag';
import { useConsent } from './useConsent';
import './PrivacyGuide.scss';

interface Props {
  readonly privacy: PrivacyStatus;
  readonly onRecorded: (privacy: PrivacyStatus) => void;
}

const words = copy.privacy;

/** The guide, and both answers to it at the same effort. */
export function PrivacyGuide({ privacy, onRecorded }: Props) {
  const { busy, error, setConsent } = useConsent(privacy, onRecorded);
  const { consented } = privacy;
  return (
    <View className="privacy-guide">
      <Card title={words.title} action={<Tag text={words.version(privacy.version)} />}>
        <Text className="privacy-guide__intro">{words.intro}</Text>
        {words.sections.map(({ title, lines }) => (
          <View key={title} className="privacy-guide__section">
            <Text className="privacy-guide__title">{title}</Text>
            {lines.map((line) => (
              <Text key={line} className="privacy-guide__line">
                {line}
              </Text>
            ))}
          </View>
        ))}
      </Card>
      <View className="privacy-guide__answer">
        <Notice text={consented ? words.accepted : words.withdrawn} />
        <Button
          size="large"
          look={consented ? 'outlined' : 'filled'}
          text={consented ? words.withdraw : words.accept}
          busyText={consented ? words.withdrawing : words.accepting}
          busy={busy}
          onPress={() => void setConsent(!consented)}
        />
        {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      </View>
    </View>
  );
}
