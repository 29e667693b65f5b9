import type { RequestOf } from '#shared/api';
import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Participation, Team } from '#shared/groupbuy/model';
import type { Order } from '#shared/order/model';
import type { Payment } from '#shared/payment/model';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { Cloud, mondayNoonMs } from '../harness';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export type PublishedTerms = RequestOf<'groupbuy.publishCampaign'>['terms'];

/** Three people, 19.90 a piece, a day to find each other. */
export const coffeeForThree: PublishedTerms = {
  item: { itemId: 'coffee', title: '手冲咖啡', picture: 'art:coffee', description: '一杯' },
  alonePriceFen: 2900,
  teamPriceFen: 1990,
  teamPricePoints: 0,
  bonusPoints: 0,
  teamSize: 3,
  teamHours: 24,
  opensAtMs: mondayNoonMs - hourMs,
  closesAtMs: mondayNoonMs + 72 * hourMs,
  stock: null,
  maxPerOrder: 2,
  maxPerMember: null,
  delivery: { kind: 'pickup', storeIds: ['zongdian', 'wanxiang'], collectDays: 7 },
  leaderMayLeave: false,
  shopCompletesFrom: null,
};

/** A shop with one campaign, and people who join its teams. */
export class TeamShop {
  private constructor(readonly cloud: Cloud) {}

  static async open(
    terms: Partial<PublishedTerms> = {},
    rules = plainProgramme,
  ): Promise<TeamShop> {
    const shop = new TeamShop(await Cloud.open(rules));
    await shop.publish(terms);
    return shop;
  }

  /** The same over a cloud that stands. */
  static at(cloud: Cloud): TeamShop {
    return new TeamShop(cloud);
  }

  async publish(terms: Partial<PublishedTerms>, afterVersion = 0, campaignId = 'coffee') {
    const published = await this.cloud.operator('groupbuy.publishCampaign', {
      campaignId,
      afterVersion,
      terms: { ...coffeeForThree, ...terms },
    });
    if (!published.ok) throw new Error(published.error.code);
    return published.data;
  }

  async openTeam(code: string, requestId?: string): Promise<TakeSeatReply> {
    const campaign = { campaignId: 'coffee' };
    const reply = await this.cloud.member(code, 'groupbuy.openTeam', campaign, requestId);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data;
  }

  async join(code: string, teamId: string, requestId?: string): Promise<TakeSeatReply> {
    const reply = await this.cloud.member(code, 'groupbuy.joinTeam', { teamId }, requestId);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data;
  }

  /** The member pays on WeChat's sheet, and WeChat tells us of it. */
  async pay(code: string, { payment }: TakeSeatReply): Promise<void> {
    const paid = this.cloud.pay.pay(`o-${code}`, payment.prepayId, 'pay');
    if (paid !== 'ok') throw new Error(paid);
    await this.cloud.pay.deliverDue();
  }

  /** The member pays; WeChat's word of it waits for its next delivery. */
  payUnheard(code: string, { payment }: TakeSeatReply): void {
    const paid = this.cloud.pay.pay(`o-${code}`, payment.prepayId, 'pay');
    if (paid !== 'ok') throw new Error(paid);
  }

  /** A team of three that the first of them opened; all have paid. */
  async fullTeam(codes: readonly [string, ...string[]]): Promise<TakeSeatReply[]> {
    const [leader, ...others] = codes;
    const first = await this.openTeam(leader);
    await this.pay(leader, first);
    const seats = [first];
    for (const code of others) {
      const seat = await this.join(code, first.teamId);
      await this.pay(code, seat);
      seats.push(seat);
    }
    return seats;
  }

  /** Lets time pass, with what the timers do on the way. */
  async live(forMs: number, stepMs = 5 * minuteMs): Promise<void> {
    const untilMs = this.cloud.nowMs + forMs;
    while (this.cloud.nowMs < untilMs) {
      this.cloud.nowMs = Math.min(this.cloud.nowMs + stepMs, untilMs);
      await this.cloud.pay.deliverDue();
      await this.sweep();
    }
  }

  async sweep(): Promise<void> {
    for (const name of ['reconcile-payments', 'attend-teams', 'check-claims']) {
      await this.cloud.timer(name);
    }
    await this.cloud.timer('refund-uncollected');
  }

  team(teamId: string): Team {
    const teams = this.all<Team>('groupbuy_teams');
    const found = teams.find((team) => team.teamId === teamId);
    if (!found) throw new Error(`no team ${teamId}`);
    return found;
  }

  order(orderId: string): Order {
    const found = this.all<Order>('orders').find((order) => order.orderId === orderId);
    if (!found) throw new Error(`no order ${orderId}`);
    return found;
  }

  payment(orderId: string): Payment {
    const all = this.all<Payment>('payments');
    const found = all.find(({ subject }) => subject.orderId === orderId);
    if (!found) throw new Error(`no payment of ${orderId}`);
    return found;
  }

  participations(): Participation[] {
    return this.all<Participation>('groupbuy_participations');
  }

  all<Document>(collection: string): Document[] {
    return (this.cloud.dump()[collection] ?? []) as Document[];
  }
}
