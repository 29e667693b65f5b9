import type { Points } from '#shared/kernel/amounts';
import type { GetItemReply } from '#shared/mall/contract';
import { copy } from '../../../copy';
import { Receipt } from '../../../ui/paper/Receipt';

interface Props {
  readonly item: Pick<GetItemReply, 'availablePoints' | 'pricePoints'>;
  readonly quantity: number;
  /** Null when it is more than there is. */
  readonly after: Points | null;
}

const words = copy.mall.redeem;
const { grouped, signed } = copy.points;

/** What there is, what it costs, what is left. */
export function RedeemPreview({ item, quantity, after }: Props) {
  return (
    <Receipt
      lines={[
        { text: words.balanceNow, value: grouped(item.availablePoints) },
        {
          text: words.cost(item.pricePoints, quantity),
          value: signed(0 - item.pricePoints * quantity),
        },
      ]}
      total={{ text: words.balanceAfter, value: after === null ? '—' : grouped(after) }}
    />
  );
}
