import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { accessible } from '../base/accessible';
import { qrAddress } from './qrpicture';
import './QrCode.scss';

interface Props {
  /** What a scanner reads. */
  readonly text: string;
  /** What a screen reader says: that there is a code, and what for. */
  readonly label: string;
}

/** A QR code as wide as its box, at most `--qr-side`; drawn as a background, which both platforms keep sharp. */
export function QrCode({ text, label }: Props) {
  const address = useMemo(() => qrAddress(text), [text]);
  return (
    <View
      className="qr-code"
      style={{ backgroundImage: `url("${address}")` }}
      {...accessible({ role: 'img', label })}
    />
  );
}
