import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { useCountUp } from './useCountUp';
import './PointsFigure.scss';

interface Props {
  readonly value: number;
  readonly unit: string;
  /** Writes the number the way the language does. */
  readonly format: (value: number) => string;
  /** Counts up when the value grows; still otherwise. */
  readonly counts: boolean;
}

/** The one large figure: tabular and calm, smaller when it is long. */
export function PointsFigure({ value, unit, format, counts }: Props) {
  const shown = useCountUp(value, counts);
  const long = format(value).length > 9 ? 'points-figure--long' : '';
  return (
    <View
      className={`points-figure ${long}`}
      {...accessible({ role: 'text', label: `${format(value)} ${unit}` })}
    >
      <Text className="points-figure__value">{format(shown)}</Text>
      <Text className="points-figure__unit">{unit}</Text>
    </View>
  );
}
