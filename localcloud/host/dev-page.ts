import { join } from 'node:path';
import type { Wechat } from '../wechat';
import type { WechatPay } from '../wechat/pay';
import { notFound } from './gateway/problem';
import { sendValue } from './gateway/reply';
import type { Route } from './gateway/server';
import { serveFile } from './gateway/static';
import type { Shop } from './shop';
import type { Timers } from './time/timers';

/** What the page for the person at the keyboard shows. */
export interface DevPageParts {
  readonly shop: Shop;
  readonly timers: Timers;
  readonly wechat: Wechat;
  readonly pay: WechatPay;
}

/** The page's files; the build puts them beside the program under the same name. */
const PAGE = join(__dirname, 'dev');

/** `GET /dev` and what it loads. Documents are read and changed through `/admin`, like the SDK's. */
export function serveDevPage({ shop, timers, wechat, pay }: DevPageParts): Route {
  const { clock, database, people, calls } = shop;
  return (path, request, response) => {
    if (request.method !== 'GET') throw notFound(path);
    if (path === '/dev/state') {
      sendValue(response, {
        nowMs: clock.nowMs(),
        offsetMs: clock.offsetMs(),
        people,
        timers: timers.list(),
        calls: calls.recent(),
        sent: wechat.sent(),
        payments: payments(pay),
      });
    } else if (path === '/dev/collections') {
      const names = database.collectionNames();
      sendValue(
        response,
        names.map((name) => ({ name, count: database.count(name) })),
      );
    } else {
      serveFile(PAGE, path.slice('/dev'.length), request, response);
    }
  };
}

const SHOWN_PAYMENTS = 60;

/** The newest orders at WeChat, each with its refunds and what the shop was told of it. */
function payments(pay: WechatPay): object[] {
  const { trades, refunds, notices } = pay.list();
  return trades.slice(0, SHOWN_PAYMENTS).map((trade) => {
    const own = refunds.filter(({ outTradeNo }) => outTradeNo === trade.outTradeNo);
    const about = new Set([trade.outTradeNo, ...own.map(({ outRefundNo }) => outRefundNo)]);
    return { ...trade, refunds: own, notices: notices.filter((one) => about.has(one.about)) };
  });
}
