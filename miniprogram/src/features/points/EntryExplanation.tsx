import { Text, View } from '@tarojs/components';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { Sheet } from '../../ui/layout/Sheet';
import { explainEntry } from './explanation';
import './EntryExplanation.scss';

interface Props {
  readonly entry: LedgerEntry;
  readonly onClose: () => void;
}

/** Why an entry has the amount it has: the rule, each addend, and what it did to the balance. */
export function EntryExplanation({ entry, onClose }: Props) {
  const words = copy.points.explanation;
  const { signed, grouped } = copy.points;
  const { summary, lines } = explainEntry(entry);
  const facts = [
    { name: words.before, value: grouped(entry.balanceBeforePoints) },
    { name: words.after, value: grouped(entry.balanceAfterPoints) },
    { name: words.businessDate, value: copy.dates.fullDay(entry.businessDate) },
    { name: words.time, value: `${copy.dates.dayOf(entry.atMs)} ${copy.dates.time(entry.atMs)}` },
    { name: words.number, value: words.numberValue(entry.seq) },
  ];
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Text className="explanation__summary">{summary}</Text>
      <View className="explanation__sum">
        {lines.map(({ text, points }, index) => (
          <View key={index} className="explanation__line">
            <Text className="explanation__text">{text}</Text>
            <Text className="explanation__points">{signed(points)}</Text>
          </View>
        ))}
        <View className="explanation__line explanation__line--total">
          <Text className="explanation__text">{words.total}</Text>
          <Text
            className={`explanation__points ${entry.deltaPoints > 0 ? 'explanation__points--gained' : ''}`}
          >
            {signed(entry.deltaPoints)}
          </Text>
        </View>
      </View>
      {facts.map(({ name, value }) => (
        <View key={name} className="explanation__fact">
          <Text className="explanation__name">{name}</Text>
          <Text className="explanation__value">{value}</Text>
        </View>
      ))}
    </Sheet>
  );
}
