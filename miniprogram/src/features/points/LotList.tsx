import { View } from '@tarojs/components';
import type { Lot } from '#shared/points/model';
import { copy } from '../../copy';
import { AmountRow } from '../../ui/layout/AmountRow';
import { daysUntil } from './expiring';

const words = copy.points.expiringTab;

/** Every lot the member holds, soonest to expire first; what never does comes last. */
export function LotList({ lots, nowMs }: { lots: readonly Lot[]; nowMs: number }) {
  return (
    <View>
      {lots.map(({ expiresOn, points }) => (
        <AmountRow
          key={expiresOn ?? ''}
          text={expiresOn === null ? words.never : words.expires(expiresOn)}
          note={expiresOn === null ? '' : words.daysLeft(daysUntil(expiresOn, nowMs))}
          amount={copy.points.grouped(points)}
        />
      ))}
    </View>
  );
}
