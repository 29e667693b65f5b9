import { View } from '@tarojs/components';
import type { ComponentProps } from 'react';
import { CheckinAction } from './CheckinAction';
import { StampCardView } from './StampCardView';
import './CheckinCard.scss';

interface Props extends ComponentProps<typeof CheckinAction> {
  /** False where the member's system asks for less motion. */
  readonly moves: boolean;
}

/** Today: the card with its seals above, the button below. */
export function CheckinCard({ moves, ...action }: Props) {
  const { status, outcome } = action;
  if (status.status === 'closed') return <CheckinAction {...action} />;
  return (
    <View>
      <StampCardView status={status} pressing={moves && outcome.is === 'earned'} />
      <View className="checkin-card__action">
        <CheckinAction {...action} />
      </View>
    </View>
  );
}
