import { View } from '@tarojs/components';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';

export default function Page() {
  return <View>{addDays('2026-01-01' as BusinessDate, 1)}</View>;
}
