import type { RunningCloud } from '../../support/cloud';

/** A new person each time: the shop lives on between the pictures. */
let members = 0;

async function post(
  cloud: RunningCloud,
  path: string,
  body: object,
  token = '',
): Promise<Record<string, unknown>> {
  const response = await fetch(`${cloud.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** Somebody paid for redemptions and gave them up; WeChat closed one refund, a bank refused the other. */
export async function failRefunds(cloud: RunningCloud): Promise<void> {
  const { token, openid } = (await post(cloud, '/auth/login', {
    code: `refunds-${String((members += 1))}`,
  })) as Record<'token' | 'openid', string>;
  let requests = 0;
  const ask = async (action: string, data: object): Promise<Record<string, unknown>> => {
    requests += 1;
    const event = { action, data, requestId: `refunds-${String(requests)}` };
    const reply = await post(cloud, '/functions/member', event, token);
    if (!reply['ok']) throw new Error(JSON.stringify(reply));
    return reply['data'] as Record<string, unknown>;
  };
  await ask('member.getHome', {});
  await post(cloud, '/dev/grant', { openid, points: 9_000 });
  for (const end of ['CLOSED', 'ABNORMAL']) {
    const order = await ask('mall.redeem', { itemId: 'desk-speaker', quantity: 1 });
    const { prepayId } = order['payment'] as { prepayId: string };
    await post(cloud, '/wechat/pay', { prepayId, outcome: 'pay' }, token);
    await post(cloud, '/dev/pay', { refunds: [end] });
    await ask('mall.cancelOrder', { orderId: order['orderId'] });
    await post(cloud, '/dev/clock', { advanceMs: 120_000 });
    await post(cloud, '/dev/jobs/reconcile-payments', {});
  }
}
