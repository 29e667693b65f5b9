import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { Pressable } from '../../ui/controls/Pressable';
import { explainEntry } from './explanation';
import './EntryRow.scss';

interface Props {
  readonly entry: LedgerEntry;
  readonly onOpen: (entry: LedgerEntry) => void;
}

/** One line of the statement; opens to its explanation. */
export const EntryRow = memo(function EntryRow({ entry, onOpen }: Props) {
  const words = copy.points;
  const title = words.kind(entry.kind);
  const { remark, totalPoints } = explainEntry(entry);
  // Earned but not spendable yet: the balance has not moved.
  const waits = entry.deltaPoints === 0 && totalPoints > 0;
  const moved = words.signed(waits ? totalPoints : entry.deltaPoints);
  const change = entry.kind === 'tier' ? '' : moved;
  const gained = entry.deltaPoints > 0 ? 'entry-row__change--gained' : '';
  return (
    <Pressable
      className="entry-row"
      label={words.opensExplanation(title, change)}
      onPress={() => onOpen(entry)}
    >
      <View className="entry-row__main">
        <Text className="entry-row__title">{title}</Text>
        <Text className="entry-row__note">
          {words.note(
            copy.dates.day(entry.businessDate),
            copy.dates.weekday(entry.businessDate),
            remark,
          )}
        </Text>
      </View>
      <View className="entry-row__side">
        <Text className={`entry-row__change ${gained}`}>{change}</Text>
        <Text className="entry-row__balance">
          {waits ? words.notYet : words.balanceAfter(entry.balanceAfterPoints)}
        </Text>
      </View>
    </Pressable>
  );
});
