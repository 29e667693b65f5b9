import { Text, View } from '@tarojs/components';
import type { GetCheckinCalendarReply } from '#shared/checkin/contract';
import type { Points } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { FactRow } from '../../ui/layout/FactRow';
import { Receipt } from '../../ui/paper/Receipt';
import { Notice } from '../../ui/states/Notice';
import './MakeUpOffer.scss';

interface Props {
  readonly date: BusinessDate;
  readonly offer: NonNullable<GetCheckinCalendarReply['makeUp']>;
  /** What the day itself gives. */
  readonly basePoints: Points;
  readonly availablePoints: Points;
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onConfirm: () => void;
}

const words = copy.checkin.makeUp;
const { grouped, signed } = copy.points;

/** What making up a day costs and gives, before it is done. */
export function MakeUpOffer(props: Props) {
  const { date, offer, basePoints, availablePoints, busy, error, onConfirm } = props;
  const { costPoints, timesLeft } = offer;
  const isEnough = availablePoints >= costPoints;
  return (
    <View>
      <Text className="make-up-offer__day">
        {words.day(copy.dates.fullDay(date), copy.dates.weekday(date))}
      </Text>
      <Receipt
        lines={[
          { text: words.cost, value: signed(0 - costPoints) },
          { text: words.base, value: signed(basePoints) },
        ]}
        total={{
          text: words.balanceAfter,
          value: isEnough ? grouped(availablePoints - costPoints + basePoints) : '—',
        }}
      />
      <FactRow name={words.timesLeft} value={words.times(timesLeft)} />
      <FactRow name={words.streak} value={words.streakValue} />
      <FactRow name={words.bonus} value={words.bonusValue} />
      <View className="make-up-offer__answer">
        {!isEnough && <Notice tone="warning" text={words.notEnough(costPoints, availablePoints)} />}
        {isEnough && !isRefused(error) && (
          <Button
            size="large"
            text={error === null ? words.confirm(costPoints) : words.retry}
            busyText={words.busy}
            busy={busy}
            onPress={onConfirm}
          />
        )}
        {error && <Notice tone="warning" text={refusalText(error)} />}
      </View>
    </View>
  );
}

/** Asking again would be answered the same. */
function isRefused(error: Refusal | null): boolean {
  return error !== null && /^(checkin|points)\./.test(error.code);
}

/** The general sentence speaks of today. */
function refusalText(error: Refusal): string {
  return error.code === 'checkin.already_done' ? words.alreadyDone : copy.refusalText(error);
}
