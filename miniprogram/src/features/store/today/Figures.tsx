import { Text, View } from '@tarojs/components';
import type { CounterFigures, StoreToday } from '#shared/store/today/contract';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import './Figures.scss';

interface Props {
  readonly figures: CounterFigures;
  /** Null for one person's own. */
  readonly store: StoreToday | null;
}

const words = copy.till.today;
const { grouped } = copy.points;

/** A day in figures, the few that say how it goes. */
export function Figures({ figures, store }: Props) {
  const { linkedBills, unlinkedBills, billsFen, pointsIssued, pointsUsed, undone } = figures;
  const bills = linkedBills + unlinkedBills;
  return (
    <View>
      <View className="figures">
        <Figure name={words.linked} value={words.times(linkedBills)} />
        <Figure name={words.unlinked} value={words.times(unlinkedBills)} />
        <Figure name={words.bills} value={words.sum(billsFen)} />
        <Figure name={words.issued} value={grouped(pointsIssued)} />
        <Figure name={words.used} value={grouped(pointsUsed)} />
        <Figure name={words.undone} value={words.times(undone)} />
        {store && (
          <>
            <Figure name={words.joins} value={words.people(store.joins)} />
            <Figure name={words.toHandOut} value={words.times(store.toHandOut)} />
            <Figure name={words.approvals} value={words.times(store.approvalsWaiting)} />
          </>
        )}
      </View>
      {store && bills > 0 && (
        <Text className="figures__share">
          {words.share(Math.round((linkedBills / bills) * 100))}
        </Text>
      )}
    </View>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <View className="figures__one" {...accessible({ role: 'text', label: `${name} ${value}` })}>
      <Text className="figures__name">{name}</Text>
      <Text className="figures__value">{value}</Text>
    </View>
  );
}
