import type { Payment } from '#shared/payment/model';
import { prove } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../../rules/book';
import { minuteMs, TeamShop } from '../../groupbuy/fixture';

let shop: TeamShop;
beforeEach(async () => {
  shop = await TeamShop.open();
});
afterEach(() => shop.cloud.close());

const remove = (code: string) => shop.cloud.member(code, 'member.deleteAccount', {});
const blocked = (kind: string) => ({
  error: { code: 'member.deletion_blocked', blockers: [{ kind, count: 1 }] },
});
const payments = () => shop.cloud.dump()['payments'] as Payment[];

describe('who buys in a team', () => {
  it('is not deleted while paying, in the team, or with something to collect', async () => {
    const seat = await shop.openTeam('anan');
    expect(await remove('anan')).toMatchObject(blocked('payment'));
    await shop.pay('anan', seat);
    expect(await remove('anan')).toMatchObject(blocked('team'));
    for (const code of ['bobo', 'cici']) await shop.pay(code, await shop.join(code, seat.teamId));
    expect(await remove('anan')).toMatchObject(blocked('to_collect'));
  });

  it('is not deleted while money is on its way back, and then leaves no trace at the payment', async () => {
    const seat = await shop.openTeam('anan');
    await shop.pay('anan', seat);
    shop.cloud.nowMs += 25 * 60 * minuteMs;
    await shop.cloud.timer('attend-teams');
    expect(await remove('anan')).toMatchObject(blocked('refund'));
    await shop.live(2 * 60 * minuteMs);
    expect(await remove('anan')).toMatchObject({ ok: true });
    for (let turn = 0; turn < 3; turn += 1) {
      shop.cloud.nowMs += 61 * minuteMs;
      await shop.cloud.timer('reconcile-payments');
      await shop.cloud.timer('finish-deletions');
    }
    expect(payments()).toMatchObject([{ openid: '', state: 'paid' }]);
    expect(JSON.stringify(shop.cloud.dump())).not.toContain('o-anan');
    expect(shop.cloud.dump()['deletions']).toMatchObject([{ state: 'done' }]);
    const context = { sha256, nowMs: shop.cloud.nowMs, sweptAtMs: null, before: null };
    const broken = prove(shopOf(shop.cloud.dump()), context).filter(
      ({ state }) => state === 'broken',
    );
    expect(broken).toEqual([]);
  });
});
