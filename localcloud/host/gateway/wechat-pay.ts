import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  FAULTS,
  isFault,
  isRefundEnd,
  REFUND_ENDS,
  type PayOutcome,
  type PayResult,
  type WechatPay,
} from '../../wechat/pay';
import { MAX_CALL_BYTES } from '../../limits';
import type { Auth } from './auth';
import { readBody, readObject } from './body';
import { RequestProblem } from './problem';
import { sendValue } from './reply';

/** `/v3/...`, as WeChat Pay answers a shop's server. */
export async function servePayApi(
  pay: WechatPay,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await readBody(request, MAX_CALL_BYTES)).toString('utf8');
  if (pay.takeSilence()) {
    request.socket.destroy();
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const { method = 'GET', url: pathAndQuery = '/' } = request;
  const reply = pay.answer({ method, pathAndQuery, headers, body });
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

const OUTCOMES: readonly unknown[] = ['pay', 'cancel', 'fail'] satisfies PayOutcome[];

const STATUS: Record<PayResult, number> = {
  ok: 200,
  cancelled: 200,
  failed: 200,
  expired: 200,
  not_yours: 403,
  not_found: 404,
};

/** `POST /wechat/pay {"prepayId","outcome"}`: what a person does with WeChat's own paying sheet. */
export async function servePaySheet(
  { pay, auth }: { pay: WechatPay; auth: Auth },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const openid = auth.requireOpenid(request);
  const { object } = await readObject(request, MAX_CALL_BYTES);
  const { prepayId, outcome } = object;
  if (typeof prepayId !== 'string' || !OUTCOMES.includes(outcome)) {
    throw new RequestProblem(400, 'request.invalid', 'Give prepayId, and pay, cancel or fail.');
  }
  const result = pay.pay(openid, prepayId, outcome as PayOutcome);
  sendValue(response, { result }, STATUS[result]);
  // WeChat tells the phone first and the shop next.
  void pay.deliverDue();
}

/**
 * `POST /dev/pay {"faults":["lost",...]}`: the next notifications go wrong, one each;
 * `{"silentCalls":3}`: so many calls of `/v3` get no answer; `{"refunds":["CLOSED","ABNORMAL"]}`: the next
 * refunds end like this; `{"mend":"<out_refund_no>"}`: an abnormal one goes through after all.
 */
export async function servePayFaults(
  pay: WechatPay,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { object } = await readObject(request, MAX_CALL_BYTES);
  const { faults = [], silentCalls = 0, refunds = [], mend } = object;
  if (!Array.isArray(faults) || !faults.every(isFault) || !Number.isSafeInteger(silentCalls)) {
    throw new RequestProblem(400, 'request.invalid', `faults: ${FAULTS.join(', ')}; silentCalls.`);
  }
  if (!Array.isArray(refunds) || !refunds.every(isRefundEnd)) {
    throw new RequestProblem(400, 'request.invalid', `refunds: ${REFUND_ENDS.join(', ')}.`);
  }
  if (mend !== undefined && !(typeof mend === 'string' && pay.mendRefund(mend))) {
    throw new RequestProblem(400, 'request.invalid', 'mend: the number of an abnormal refund.');
  }
  pay.setRefundEnds(refunds);
  pay.setFaults(faults);
  pay.setSilent(Number(silentCalls));
  sendValue(response, { ok: true });
}
