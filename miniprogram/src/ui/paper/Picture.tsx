import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { accessible } from '../base/accessible';
import { isDrawn } from './drawings';
import './Picture.scss';

interface Props {
  /** `art:<name>` for one of our own drawings, the address of a picture, or `''`. */
  readonly picture: string;
  /** Said by a screen reader; left out beside words that say the same. */
  readonly label?: string;
}

/**
 * Fills its box, which gives it its size before anything is loaded. An address is loaded when it
 * comes near the screen; until then, and where it never comes, a wrapped gift stands for it.
 */
export function Picture({ picture, label }: Props) {
  const [failed, setFailed] = useState('');
  const name = picture.startsWith('art:') ? picture.slice('art:'.length) : '';
  const drawing = isDrawn(name) ? `picture--${name}` : '';
  const isAddress = picture !== '' && name === '' && failed !== picture;
  const about = label === undefined ? {} : accessible({ role: 'img', label });
  return (
    <View className={`picture ${drawing}`} {...about}>
      {drawing === '' && <View className="picture__instead" />}
      {isAddress && (
        <Image
          className="picture__loaded"
          mode="aspectFill"
          lazyLoad
          src={picture}
          onError={() => setFailed(picture)}
        />
      )}
    </View>
  );
}
