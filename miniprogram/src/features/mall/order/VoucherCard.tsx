import { Text, View } from '@tarojs/components';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import { groupedVoucher } from '#shared/order/rules';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { QrCode } from '../../../ui/paper/QrCode';
import { Countdown } from './Countdown';
import './VoucherCard.scss';

interface Props {
  readonly code: string;
  readonly order: Pick<GetOrderReply, 'item' | 'collectByMs'>;
}

const words = copy.mall.orders;

/** What is held out at the counter: to be scanned, or read aloud. */
export function VoucherCard({ code, order }: Props) {
  const { item, collectByMs } = order;
  const grouped = groupedVoucher(code);
  return (
    <View className="voucher">
      <Text className="voucher__title">{words.showCode}</Text>
      <View className="voucher__code">
        <QrCode text={code} label={words.codeLabel(item.title)} />
      </View>
      <Text className="voucher__text" {...accessible({ label: words.codeText(grouped) })}>
        {grouped}
      </Text>
      {collectByMs !== null && (
        <>
          <Text className="voucher__deadline">{words.deadline(collectByMs)}</Text>
          <Countdown untilMs={collectByMs} className="voucher__left" />
        </>
      )}
    </View>
  );
}
