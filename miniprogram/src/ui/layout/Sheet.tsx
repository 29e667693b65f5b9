import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { copy } from '../../copy';
import { accessible } from '../base/accessible';
import { Icon } from '../base/Icon';
import { Pressable } from '../controls/Pressable';
import { useModal } from './useModal';
import './Sheet.scss';

interface Props {
  readonly title: string;
  /** Left out where there is nothing to go back to; nothing is veiled then. */
  readonly onClose?: () => void;
}

/** Paper drawn up from the lower edge; what lies behind waits. */
export function Sheet({ title, onClose, children }: PropsWithChildren<Props>) {
  const modal = useModal(onClose);
  return (
    <View className="sheet">
      {onClose && <View className="sheet__veil" catchMove onClick={onClose} />}
      <View
        className="sheet__paper"
        {...modal}
        {...accessible({ role: 'dialog', label: title, modal: onClose !== undefined })}
      >
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          {onClose && (
            <Pressable label={copy.close} onPress={onClose} className="sheet__close">
              <Icon name="close" />
            </Pressable>
          )}
        </View>
        <View className="sheet__body">{children}</View>
      </View>
    </View>
  );
}
