import { useEffect, useRef } from 'react';
import { scanCode } from '../../../platform/scancode.weapp';

interface Props {
  readonly onCode: (text: string) => void;
  readonly onClose: () => void;
  /** WeChat's scanner has no such button. */
  readonly typeText: string;
  readonly onType: () => void;
}

/** Opens WeChat's own scanner, which has its own light and its own way back. */
export function CodeReader({ onCode, onClose }: Props) {
  const hears = useRef({ onCode, onClose });
  useEffect(() => {
    hears.current = { onCode, onClose };
  });
  useEffect(() => {
    void scanCode().then((text) => {
      if (text === null) hears.current.onClose();
      else hears.current.onCode(text);
    });
  }, []);
  return null;
}
