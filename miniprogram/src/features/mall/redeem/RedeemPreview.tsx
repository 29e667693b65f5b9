import type { GetItemReply } from '#shared/mall/contract/items';
import type { previewRedeem } from '#shared/mall/rules';
import { copy } from '../../../copy';
import { Receipt } from '../../../ui/paper/Receipt';

interface Props {
  readonly item: Pick<GetItemReply, 'availablePoints' | 'title'>;
  readonly quantity: number;
  readonly preview: ReturnType<typeof previewRedeem>;
}

const words = copy.mall.redeem;
const { grouped, signed } = copy.points;

/** What there is, what it costs, what is left. */
export function RedeemPreview({ item, quantity, preview }: Props) {
  return (
    <Receipt
      lines={[
        { text: words.balanceNow, value: grouped(item.availablePoints) },
        {
          text: words.cost(item.title, quantity),
          value: signed(0 - preview.pricePoints),
        },
        ...(preview.priceFen > 0
          ? [{ text: words.cash, value: words.yuan(preview.priceFen) }]
          : []),
      ]}
      total={{
        text: words.balanceAfter,
        value: preview.balanceAfterPoints === null ? '—' : grouped(preview.balanceAfterPoints),
      }}
    />
  );
}
