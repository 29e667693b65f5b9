import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import type { ExpiringMonth } from './expiring';
import './ExpiringChart.scss';

const words = copy.points.expiringTab;

/** A column for each month, its figure on top: the heights only compare what the figures say. */
export function ExpiringChart({ months }: { months: readonly ExpiringMonth[] }) {
  const most = Math.max(...months.map(({ points }) => points));
  const label = words.chart(
    months.map(({ year, month, points }) =>
      words.chartMonth(String(year ?? ''), monthName(month), points),
    ),
  );
  return (
    <View className="expiring-chart" {...accessible({ role: 'img', label })}>
      {months.map(({ year, month, points }, index) => (
        <View key={index} className="expiring-chart__column">
          <Text className="expiring-chart__figure">{copy.points.short(points)}</Text>
          <View
            className={`expiring-chart__bar ${index === 0 ? 'expiring-chart__bar--next' : ''}`}
            style={{ height: `calc(var(--text-unit) * ${heightUnits(points / most)})` }}
          />
          <Text className="expiring-chart__month">{monthName(month)}</Text>
          <Text className="expiring-chart__year">
            {year !== null && year !== months[index - 1]?.year ? words.year(year) : ''}
          </Text>
        </View>
      ))}
    </View>
  );
}

function monthName(month: number | null): string {
  return month === null ? words.later : words.month(month);
}

/** Never so low that it is not seen. */
function heightUnits(share: number): string {
  return (0.2 + share * 5.8).toFixed(2);
}
