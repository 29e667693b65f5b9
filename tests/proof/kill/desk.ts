import type { ActionName, ReplyOf, RequestOf } from '#shared/api';
import type { FunctionReply } from '#shared/wire';
import { functionOf } from '../../bench/flows/client';
import type { Product } from './product';

export interface Person {
  readonly token: string;
}

/** A request that was sent, and its answer once there was one. */
export interface Asked {
  readonly by: Person;
  readonly action: ActionName;
  readonly data: object;
  readonly requestId: string;
  reply: FunctionReply | null;
}

/** Money that WeChat said it has taken. */
export interface Paid {
  readonly by: Person;
  readonly outTradeNo: string;
}

/** Sends requests and keeps a list of them, as their clients remember them over a kill. */
export class Desk {
  readonly asked: Asked[] = [];
  readonly paid: Paid[] = [];
  #persons = 0;

  constructor(readonly product: Product) {}

  login(code: string): Promise<Person> {
    return this.product.post('/auth/login', { code }) as Promise<Person>;
  }

  newcomer(): Promise<Person> {
    return this.login(`person-${String((this.#persons += 1))}`);
  }

  /** Errors: throws when it is refused or nothing answers. */
  async ask<Name extends ActionName>(
    by: Person,
    action: Name,
    data: RequestOf<Name>,
  ): Promise<ReplyOf<Name>> {
    const requestId = `request-${String(this.asked.length)}`;
    const asked: Asked = { by, action, data, requestId, reply: null };
    this.asked.push(asked);
    asked.reply = await this.send(asked);
    if (asked.reply.ok) return asked.reply.data as ReplyOf<Name>;
    throw new Error(`${action} was refused: ${JSON.stringify(asked.reply.error)}`);
  }

  send({ by, action, data, requestId }: Asked): Promise<FunctionReply> {
    const event = { action, data, requestId };
    const path = `/functions/${functionOf(action)}`;
    return this.product.post(path, event, by.token) as Promise<FunctionReply>;
  }

  async pay(by: Person, sheet: { prepayId: string; outTradeNo: string }): Promise<void> {
    const { prepayId, outTradeNo } = sheet;
    await this.product.post('/wechat/pay', { prepayId, outcome: 'pay' }, by.token);
    this.paid.push({ by, outTradeNo });
  }
}
