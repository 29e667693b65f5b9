import type { OrderId } from '#shared/kernel/ids';
import {
  cancelOrderRequest,
  getItemRequest,
  getOrderRequest,
  listItemsRequest,
  listOrdersRequest,
  publishItemRequest,
  redeemRequest,
  restockRequest,
  setGoalRequest,
  shipOrderRequest,
} from '#shared/mall/contract';
import { memberAction, systemAction } from '../../_kit/action';
import { cancelOrder } from './cancel';
import { setGoal } from './goal';
import { publishItem, restock, shipOrder } from './operate';
import { getOrder, listOrders } from './orders';
import { redeem } from './redeem';
import { getItem, listItems } from './shelf';

export const mallActions = {
  'mall.listItems': memberAction<'mall.listItems', typeof listItemsRequest>({
    effect: 'read',
    request: listItemsRequest,
    handle: (call, data) => listItems(call, data),
  }),
  'mall.getItem': memberAction<'mall.getItem', typeof getItemRequest>({
    effect: 'read',
    request: getItemRequest,
    handle: (call, { itemId }) => getItem(call, itemId),
  }),
  'mall.redeem': memberAction<'mall.redeem', typeof redeemRequest>({
    effect: 'write',
    request: redeemRequest,
    handle: (call, data) => redeem(call, data),
  }),
  'mall.listOrders': memberAction<'mall.listOrders', typeof listOrdersRequest>({
    effect: 'read',
    request: listOrdersRequest,
    handle: (call, data) => listOrders(call, data),
  }),
  'mall.getOrder': memberAction<'mall.getOrder', typeof getOrderRequest>({
    effect: 'read',
    request: getOrderRequest,
    handle: (call, { orderId }) => getOrder(call, orderId),
  }),
  'mall.cancelOrder': memberAction<'mall.cancelOrder', typeof cancelOrderRequest>({
    effect: 'write',
    request: cancelOrderRequest,
    handle: (call, { orderId }) => cancelOrder(call, orderId as OrderId),
  }),
  'mall.setGoal': memberAction<'mall.setGoal', typeof setGoalRequest>({
    effect: 'write',
    request: setGoalRequest,
    handle: (call, { itemId }) => setGoal(call, itemId),
  }),
};

export const mallOperatorActions = {
  'mall.publishItem': systemAction<'mall.publishItem', typeof publishItemRequest>({
    effect: 'write',
    request: publishItemRequest,
    handle: (call, data) => publishItem(call, data),
  }),
  'mall.restock': systemAction<'mall.restock', typeof restockRequest>({
    effect: 'write',
    request: restockRequest,
    handle: (call, data) => restock(call, data),
  }),
  'mall.shipOrder': systemAction<'mall.shipOrder', typeof shipOrderRequest>({
    effect: 'write',
    request: shipOrderRequest,
    handle: (call, data) => shipOrder(call, data),
  }),
};
