import { Text, View } from '@tarojs/components';
import { daysBetween } from '#shared/kernel/businessdate';
import type { CheckinStatus } from '#shared/checkin/contract';
import { copy } from '../../copy';
import { StampGrid } from '../../ui/paper/StampGrid';
import './StampCardView.scss';

const words = copy.checkin;

/** The row-by-row card, and in one line what the next seals lead to. */
export function StampCardView({ status, pressing }: { status: CheckinStatus; pressing: boolean }) {
  const { stampCard } = status;
  return (
    <View className="stamp-card">
      <View className="stamp-card__head">
        <Text className="stamp-card__next">{whatComesNext(status)}</Text>
        {stampCard && (
          <Text className="stamp-card__count">
            {words.cardCount(stampCard.stamped, stampCard.size)}
          </Text>
        )}
      </View>
      {stampCard && (
        <StampGrid
          size={stampCard.size}
          stamped={stampCard.stamped}
          bonus={words.cardBonus(stampCard.bonusPoints)}
          waiting={status.status === 'open'}
          pressing={pressing}
          label={words.cardLabel(stampCard.stamped, stampCard.size)}
        />
      )}
    </View>
  );
}

/** Counts the check-ins still to come, today's included while it is open. */
function whatComesNext({ nextBonus, today, status, streakDays }: CheckinStatus): string {
  if (nextBonus === null) return streakDays > 0 ? words.streak(streakDays) : words.noStreak;
  if (nextBonus.date === today) return words.bonusToday(nextBonus.points);
  const away = daysBetween(today, nextBonus.date) + (status === 'open' ? 1 : 0);
  return words.toNextBonus(away, nextBonus.points);
}
