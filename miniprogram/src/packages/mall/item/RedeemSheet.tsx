import type { GetItemReply } from '#shared/mall/contract/items';
import type { Store } from '#shared/store/model';
import { copy } from '../../../copy';
import { AddressForm } from '../../../features/address/AddressForm';
import { RedeemDone } from '../../../features/mall/redeem/RedeemDone';
import { RedeemForm } from '../../../features/mall/redeem/RedeemForm';
import { RedeemUnpaid } from '../../../features/mall/redeem/RedeemUnpaid';
import { useRedeem } from '../../../features/mall/redeem/useRedeem';
import { PaySheet } from '../../../features/payment/PaySheet';
import { usePayment } from '../../../features/payment/usePayment';
import { wantsLessMotion } from '../../../platform/motion';
import { openPage } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { Sheet } from '../../../ui/layout/Sheet';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

interface Props {
  readonly itemId: string;
  /** All stores of the brand. */
  readonly stores: readonly Store[];
  readonly onClose: () => void;
}

const words = copy.mall.redeem;

/** Asks for the item as it stands now, and only then whether to spend on it. */
export function RedeemSheet({ itemId, stores, onClose }: Props) {
  const { data, error, loading, refresh } = useRead('mall.getItem', { itemId });
  if (loading && data === null) {
    return (
      <Sheet title={words.title} onClose={onClose}>
        <Skeleton bars={[52, 150, 52]} />
      </Sheet>
    );
  }
  if (data === null || error !== null) {
    return (
      <Sheet title={words.title} onClose={onClose}>
        <ErrorState
          text={copy.refusalText(error ?? { code: 'network.failed' })}
          onRetry={() => void refresh()}
        />
      </Sheet>
    );
  }
  const { storeIds } = data;
  return (
    <RedeemOf
      item={data}
      stores={stores.filter(({ storeId }) => storeIds === null || storeIds.includes(storeId))}
      refresh={() => void refresh()}
      onClose={onClose}
    />
  );
}

interface RedeemOfProps extends Omit<Props, 'itemId'> {
  readonly item: GetItemReply;
  readonly refresh: () => void;
}

function RedeemOf({ item, stores, refresh, onClose }: RedeemOfProps) {
  const payment = usePayment(refresh);
  const redeem = useRedeem(item, { onOutdated: refresh, onUnpaid: payment.open });
  const { done, busy } = redeem;
  const close = () => {
    // A request on its way is waited for.
    if (busy) return;
    if (done !== null) refresh();
    onClose();
  };
  if (done === null) {
    return (
      <Sheet title={words.title} onClose={close}>
        <RedeemForm
          item={item}
          stores={stores}
          redeem={redeem}
          onGoOn={close}
          addressForm={
            <AddressForm
              address={redeem.draft.address}
              faults={redeem.faults}
              onChange={(address) => redeem.change({ address })}
            />
          }
        />
      </Sheet>
    );
  }
  if (payment.sheet) {
    return <PaySheet payment={payment.sheet} onEnded={(outcome) => void payment.end(outcome)} />;
  }
  const isUnpaid = done.payment !== null && payment.status !== 'paid';
  const openOrder = () => {
    close();
    openPage('order', { orderId: done.orderId });
  };
  return (
    <Sheet title={isUnpaid ? words.payingTitle : words.doneTitle} onClose={close}>
      {isUnpaid ? (
        <RedeemUnpaid isChecking={payment.status === 'checking'} onOpen={openOrder} />
      ) : (
        <RedeemDone
          reply={done}
          title={item.title}
          moves={!wantsLessMotion()}
          onOpen={openOrder}
          onGoOn={close}
        />
      )}
    </Sheet>
  );
}
