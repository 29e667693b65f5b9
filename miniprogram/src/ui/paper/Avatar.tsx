import { Image, View } from '@tarojs/components';
import './Avatar.scss';

interface Props {
  /** `seal:<name>`, the address of a picture, or empty for the blank seal. */
  readonly avatar: string;
  readonly size?: 'normal' | 'large';
}

/** A member's seal: one of the drawn plants, or the member's own picture. */
export function Avatar({ avatar, size = 'normal' }: Props) {
  const plant = avatar.startsWith('seal:') ? avatar.slice('seal:'.length) : '';
  const isPicture = avatar !== '' && plant === '';
  return (
    <View className={`avatar avatar--${size}`}>
      {isPicture ? (
        <Image className="avatar__picture" mode="aspectFill" src={avatar} />
      ) : (
        <View className={`avatar__plant avatar__plant--${plant || 'none'}`} />
      )}
    </View>
  );
}
