import { Text, View } from '@tarojs/components';
import { copy } from '../../../copy';
import { Icon } from '../../../ui/base/Icon';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Pressable } from '../../../ui/controls/Pressable';
import { useModal } from '../../../ui/layout/useModal';
import { useCamera } from './useCamera.h5';
import './CodeReader.scss';

interface Props {
  readonly onCode: (text: string) => void;
  readonly onClose: () => void;
  /** What to do where the camera will not do. */
  readonly typeText: string;
  readonly onType: () => void;
}

const words = copy.till.scan;

/** The camera over the whole page, until it has read a code. */
export function CodeReader({ onCode, onClose, typeText, onType }: Props) {
  const modal = useModal(onClose);
  const { box, state, isLit, toggleLight } = useCamera(onCode);
  return (
    <View
      className="code-reader"
      {...modal}
      {...accessible({ role: 'dialog', label: words.title, modal: true })}
    >
      <View className="code-reader__picture" ref={box} />
      <View className="code-reader__frame" />
      <View className="code-reader__top">
        <Pressable className="code-reader__round" label={copy.close} onPress={onClose}>
          <Icon name="close" />
        </Pressable>
        {state === 'lit-on-demand' && (
          <Pressable
            className={`code-reader__round ${isLit ? 'code-reader__round--on' : ''}`}
            label={isLit ? words.lightOff : words.lightOn}
            onPress={toggleLight}
          >
            <Icon name="light" />
          </Pressable>
        )}
      </View>
      <View className="code-reader__foot" {...accessible({ role: 'status' })}>
        <Text className="code-reader__text">{words.camera[state]}</Text>
        <Button look="outlined" text={typeText} onPress={onType} />
      </View>
    </View>
  );
}
