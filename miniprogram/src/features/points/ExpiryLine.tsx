import { Text } from '@tarojs/components';
import type { GetAccountReply } from '#shared/points/contract/balance';
import { copy } from '../../copy';
import { Icon } from '../../ui/base/Icon';
import { Pressable } from '../../ui/controls/Pressable';
import { expiresSoon } from './expiring';
import './ExpiryLine.scss';

interface Props {
  readonly nextExpiry: GetAccountReply['nextExpiry'];
  readonly nowMs: number;
  readonly onOpen: () => void;
}

/** What expires soon, in one quiet line; nothing while it is far away. */
export function ExpiryLine({ nextExpiry, nowMs, onOpen }: Props) {
  if (nextExpiry === null || !expiresSoon(nextExpiry.expiresOn, nowMs)) return null;
  return (
    <Pressable className="expiry-line" onPress={onOpen}>
      <Text className="expiry-line__text">
        {copy.points.expiringTab.line(nextExpiry.points, nextExpiry.expiresOn)}
      </Text>
      <Icon name="forward" className="expiry-line__forward" />
    </Pressable>
  );
}
