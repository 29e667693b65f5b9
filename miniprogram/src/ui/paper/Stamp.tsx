import { View } from '@tarojs/components';
import './Stamp.scss';

interface Props {
  /** Which of the days; gives each seal its own wear and tilt, the same every time. */
  readonly seed: number;
  readonly bonus?: boolean;
  /** Falls onto the paper now. */
  readonly pressing?: boolean;
}

/** A cinnabar seal as a hand presses it: never twice alike. */
export function Stamp({ seed, bonus = false, pressing = false }: Props) {
  const face = bonus ? 'bonus' : `day-${(seed * 7) % 3}`;
  const motion = pressing ? 'stamp--pressing' : '';
  return <View className={`stamp stamp--${face} stamp--tilt-${(seed * 5) % 7} ${motion}`} />;
}
