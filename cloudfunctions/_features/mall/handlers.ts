import type { OrderId } from '#shared/kernel/ids';
import { setGoalRequest } from '#shared/mall/contract/goal';
import { getItemRequest, listItemsRequest } from '#shared/mall/contract/items';
import {
  publishItemRequest,
  restockRequest,
  shipOrderRequest,
} from '#shared/mall/contract/operate';
import {
  cancelOrderRequest,
  getOrderRequest,
  listOrdersRequest,
} from '#shared/mall/contract/orders';
import { payOrderRequest, redeemRequest } from '#shared/mall/contract/redeem';
import { memberRead, memberWrite } from '../../_kit/action';
import { operatorWrite } from '../../_kit/operator';
import { cancelOrder } from './cancel';
import { setGoal } from './goal';
import { payOrder } from './money';
import { publishItem, restock, shipOrder } from './operate';
import { getOrder, listOrders } from './orders';
import type { MallPorts } from './ports';
import { redeem } from './redeem';
import { getItem, listItems } from './shelf';

export const mallActions = (ports: MallPorts) => ({
  'mall.listItems': memberRead(listItemsRequest, listItems),
  'mall.getItem': memberRead(getItemRequest, (call, { itemId }) => getItem(call, itemId)),
  'mall.redeem': memberWrite(redeemRequest, (call, wish) => redeem(call, ports, wish)),
  'mall.payOrder': memberWrite(payOrderRequest, (call, { orderId }) =>
    payOrder(call, ports, orderId as OrderId),
  ),
  'mall.listOrders': memberRead(listOrdersRequest, listOrders),
  'mall.getOrder': memberRead(getOrderRequest, (call, { orderId }) =>
    getOrder(call, ports, orderId),
  ),
  'mall.cancelOrder': memberWrite(cancelOrderRequest, (call, { orderId }) =>
    cancelOrder(call, ports, orderId as OrderId),
  ),
  'mall.setGoal': memberWrite(setGoalRequest, (call, { itemId }) => setGoal(call, itemId)),
});

export const mallOperatorActions = {
  'mall.publishItem': operatorWrite(publishItemRequest, publishItem),
  'mall.restock': operatorWrite(restockRequest, restock),
  'mall.shipOrder': operatorWrite(shipOrderRequest, shipOrder),
};
