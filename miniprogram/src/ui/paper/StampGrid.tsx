import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Stamp } from './Stamp';
import './StampGrid.scss';

interface Props {
  readonly size: number;
  readonly stamped: number;
  /** Printed in the last cell: what a full card pays. */
  readonly bonus: string;
  /** The next cell can be stamped now. */
  readonly waiting: boolean;
  /** The newest seal falls onto the paper. */
  readonly pressing: boolean;
  readonly label: string;
}

/** More cells than this would not fit a screen: a long card shows the rows in use. */
const cellsShown = 20;

/** The rows of the paper card. */
export function StampGrid({ size, stamped, bonus, waiting, pressing, label }: Props) {
  const next = waiting ? stamped + 1 : stamped;
  const first =
    size <= cellsShown + 10 ? 1 : Math.floor(Math.max(0, next - 1) / cellsShown) * cellsShown + 1;
  const last = size <= cellsShown + 10 ? size : Math.min(size, first + cellsShown - 1);
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (
    <View
      className={`stamp-grid stamp-grid--${columnsOf(days.length)}`}
      {...accessible({ role: 'img', label })}
    >
      {days.map((day) => {
        const isStamped = day <= stamped;
        const state = isStamped ? 'stamped' : waiting && day === stamped + 1 ? 'waiting' : 'empty';
        const isBonus = day === size;
        return (
          <View key={day} className={`stamp-grid__cell stamp-grid__cell--${state}`}>
            {isStamped ? (
              <Stamp seed={day} bonus={isBonus} pressing={pressing && day === stamped} />
            ) : (
              <Text className={isBonus ? 'stamp-grid__bonus' : 'stamp-grid__day'}>
                {isBonus ? bonus : String(day)}
              </Text>
            )}
          </View>
        );
      })}
    </View>
  );
}

function columnsOf(cells: number): number {
  if (cells % 7 === 0) return 7;
  return cells <= 6 ? cells : 5;
}
