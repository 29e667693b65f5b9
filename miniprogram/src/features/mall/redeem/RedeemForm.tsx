import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { GetItemReply } from '#shared/mall/contract/items';
import { previewRedeem } from '#shared/mall/rules';
import type { Store } from '#shared/store/model';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Stepper } from '../../../ui/controls/Stepper';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';
import { DeliveryChoice } from './DeliveryChoice';
import './RedeemForm.scss';
import { RedeemPreview } from './RedeemPreview';
import { StoreChoice } from './StoreChoice';
import { isRefused, type useRedeem } from './useRedeem';

interface Props {
  readonly item: GetItemReply;
  /** Where this item can be collected. */
  readonly stores: readonly Store[];
  readonly redeem: ReturnType<typeof useRedeem>;
  /** Asks where to send it, when it is to be sent. */
  readonly addressForm: ReactNode;
  readonly onGoOn: () => void;
}

const words = copy.mall.redeem;

/** How many, how they are to arrive, and what it leaves, before anything is spent. */
export function RedeemForm({ item, stores, redeem, addressForm, onGoOn }: Props) {
  const { draft, change, busy, error, confirm } = redeem;
  const isShipped = draft.delivery === 'ship';
  const preview = previewRedeem(item, draft.quantity, item.availablePoints);
  const withCash = item.cashFen > 0;
  const cashLapse = withCash ? item.onLapseCash : null;
  const isShort = preview.balanceAfterPoints === null;
  const isOut = error !== null && isRefused(error);
  return (
    <View>
      <View className="redeem-form__line">
        <View>
          <Text className="redeem-form__label">{words.quantity}</Text>
          {item.mostNow > 0 && (
            <Text className="redeem-form__note">{words.most(item.mostNow)}</Text>
          )}
        </View>
        <Stepper
          label={words.quantity}
          less={words.less}
          more={words.more}
          value={draft.quantity}
          most={Math.max(1, item.mostNow)}
          disabled={busy}
          onChange={(quantity) => change({ quantity })}
        />
      </View>
      {item.deliveries.length > 1 && (
        <DeliveryChoice
          deliveries={item.deliveries}
          value={draft.delivery}
          onChange={(delivery) => change({ delivery })}
        />
      )}
      {isShipped
        ? addressForm
        : stores.length > 1 && (
            <StoreChoice
              stores={stores}
              value={draft.storeId}
              onChange={(storeId) => change({ storeId })}
            />
          )}
      <RedeemPreview item={item} quantity={draft.quantity} preview={preview} />
      <Text className="redeem-form__note">
        {isShipped
          ? words.shipNote(withCash)
          : words.collectNote(item.collectDays, copy.mall.lapseText(item.onLapse, cashLapse))}
      </Text>
      {withCash && <Text className="redeem-form__note">{words.payNote}</Text>}
      <SheetFoot>
        {error && <Notice tone="warning" text={copy.refusalText(error)} />}
        {isShort && (
          <Notice
            tone="warning"
            text={words.notEnough(preview.pricePoints, item.availablePoints)}
          />
        )}
        {isShort || isOut ? (
          <Button look="outlined" size="large" text={words.goOn} onPress={onGoOn} />
        ) : (
          <Button
            size="large"
            text={
              error === null ? words.confirm(preview.pricePoints, preview.priceFen) : words.retry
            }
            busyText={words.busy}
            busy={busy}
            onPress={() => void confirm()}
          />
        )}
      </SheetFoot>
    </View>
  );
}
