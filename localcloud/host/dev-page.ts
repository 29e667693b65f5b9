import type { Wechat } from '../wechat';
import { notFound } from './gateway/problem';
import { sendValue } from './gateway/reply';
import type { Route } from './gateway/server';
import type { Shop } from './shop';
import type { Timers } from './time/timers';

/** What the page for the person at the keyboard shows. */
export interface DevPageParts {
  readonly shop: Shop;
  readonly timers: Timers;
  readonly wechat: Wechat;
}

export function serveDevPage({ shop, timers, wechat }: DevPageParts): Route {
  return (path, request, response) => {
    if (path === '/dev/state' && request.method === 'GET') {
      sendValue(response, {
        nowMs: shop.clock.nowMs(),
        offsetMs: shop.clock.offsetMs(),
        people: shop.people,
        collections: shop.database.collectionNames(),
        timers: timers.list(),
        calls: shop.calls.recent(),
        sent: wechat.sent(),
      });
      return;
    }
    throw notFound(path);
  };
}
