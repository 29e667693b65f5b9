import { Text, View } from '@tarojs/components';
import type { SeatView } from '#shared/groupbuy/contract/teams';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Icon } from '../../ui/base/Icon';
import { PersonSeal } from './PersonSeal';
import './SeatRow.scss';

const words = copy.groupbuy.team;

interface Props {
  readonly seats: readonly SeatView[];
  /** Whether somebody may still come: an empty place invites only then. */
  readonly isOpen: boolean;
}

/** The places of a team, the leader first, the empty ones waiting. */
export function SeatRow({ seats, isOpen }: Props) {
  return (
    <View className="seat-row" {...accessible({ role: 'list' })}>
      {seats.map((seat, index) => (
        <View
          key={index}
          className={`seat-row__seat seat-row__seat--${seat.state}`}
          {...accessible({ role: 'listitem', label: sayOf(seat) })}
        >
          {seat.person ? (
            <PersonSeal person={seat.person} />
          ) : (
            <View className="seat-row__empty">{isOpen && <Icon name="plus" />}</View>
          )}
          <Text className="seat-row__word">{wordOf(seat)}</Text>
        </View>
      ))}
    </View>
  );
}

function wordOf({ state, isLeader, isMine }: SeatView): string {
  if (state === 'empty') return words.empty;
  if (state === 'held') return words.held;
  if (state === 'refunding' || state === 'refunded') return copy.groupbuy.seatStates[state];
  if (isMine) return words.me;
  return isLeader ? words.leader : copy.groupbuy.seatStates.paid;
}

function sayOf(seat: SeatView): string {
  const who = [seat.isMine ? words.me : '', seat.isLeader ? words.leader : ''];
  const how = seat.state === 'empty' ? words.empty : copy.groupbuy.seatStates[seat.state];
  return [...who, how].filter((word) => word !== '').join('，');
}
