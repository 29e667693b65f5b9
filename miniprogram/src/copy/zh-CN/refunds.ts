import type { FailedState } from '#shared/payment/failed';

/** Money that does not come back by itself, for who may refund. */
export const refunds = {
  title: '没退成的款',
  item: '商品',
  amount: '金额',
  since: '时间',
  why: {
    closed: '微信关闭了这笔退款，多半是商户账户余额不足。充值后再重新退款。',
    abnormal: '顾客的银行卡收不了。请到微信支付商户平台处理，处理好后这里会自动更新。',
  } satisfies Record<FailedState, string>,
  retry: '重新退款',
  retrying: '正在提交',
  retried: '已提交，一分钟内发给微信。',
};
