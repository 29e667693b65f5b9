import { View } from '@tarojs/components';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import type { Store } from '#shared/store/model';
import { copy } from '../../../copy';
import { StoreList } from '../../../features/mall/item/StoreList';
import { CancelSheet } from '../../../features/mall/order/CancelSheet';
import { OrderedItem } from '../../../features/mall/order/OrderedItem';
import { OrderFacts } from '../../../features/mall/order/OrderFacts';
import { OrderHistory } from '../../../features/mall/order/OrderHistory';
import { OrderStatus } from '../../../features/mall/order/OrderStatus';
import { ParcelCard } from '../../../features/mall/order/ParcelCard';
import { ToPay } from '../../../features/mall/order/ToPay';
import { useCancel } from '../../../features/mall/order/useCancel';
import { VoucherCard } from '../../../features/mall/order/VoucherCard';
import { PaySheet } from '../../../features/payment/PaySheet';
import { openPage } from '../../../platform/navigation';
import { Button } from '../../../ui/controls/Button';
import { TornCard } from '../../../ui/paper/TornCard';
import './OrderContent.scss';
import { usePayOrder } from './usePayOrder';

interface Props {
  readonly order: GetOrderReply;
  /** Null until they are known. */
  readonly stores: readonly Store[] | null;
  readonly refresh: () => void;
}

const words = copy.mall.orders;

/** How it stands on top, the thing below the line; then where, what happened, and the way out. */
export function OrderContent({ order, stores, refresh }: Props) {
  const cancel = useCancel(order.orderId, refresh);
  const paying = usePayOrder(order.orderId, refresh);
  const { voucherCode, address, teamId } = order;
  const payByMs = order.kind === 'mall' ? order.payByMs : null;
  const storeName = (storeId: string) =>
    stores?.find((store) => store.storeId === storeId)?.name ?? null;
  return (
    <>
      <TornCard
        head={
          payByMs !== null ? (
            <ToPay
              order={order}
              payByMs={payByMs}
              busy={paying.isPaying}
              said={paying.said}
              onPay={() => void paying.pay()}
            />
          ) : voucherCode === null ? (
            <OrderStatus order={order} storeName={storeName} />
          ) : (
            <VoucherCard code={voucherCode} order={order} />
          )
        }
      >
        <OrderedItem {...order} />
      </TornCard>
      {address !== null && <ParcelCard address={address} parcel={order.parcel} />}
      {voucherCode !== null && stores !== null && (
        <StoreList stores={stores} storeIds={order.storeIds} />
      )}
      <OrderFacts order={order} />
      <OrderHistory {...order} />
      {teamId !== null && (
        <Button
          look="outlined"
          text={words.showTeam}
          onPress={() => openPage('team', { teamId })}
        />
      )}
      {order.onCancel !== null && (
        <View className="order-content__cancel">
          <Button look="outlined" text={words.cancel} onPress={cancel.ask} />
        </View>
      )}
      {paying.payment.sheet && (
        <PaySheet
          payment={paying.payment.sheet}
          onEnded={(outcome) => void paying.payment.end(outcome)}
        />
      )}
      {cancel.isAsking && (
        <CancelSheet
          back={order.onCancel}
          busy={cancel.busy}
          error={cancel.error}
          onConfirm={() => void cancel.confirm()}
          onClose={cancel.close}
        />
      )}
    </>
  );
}
