import type { Account } from '#shared/points/model';
import { prove } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { askAs, openDemoShop } from './shop';
import type { Cloud } from '../harness';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openDemoShop();
}, 60_000);
afterAll(() => cloud.close());

const ask = (action: string, data: object) => askAs(cloud, 'demo-member', 'member', action, data);

test('the demo shop has members of every tier, and the books prove each', () => {
  const counts = new Map<string, number>();
  for (const { tier } of cloud.dump()['accounts'] as Account[]) {
    const code = tier?.code ?? 'paper';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({ paper: 62, cinnabar: 110, gilt: 33 });
  const proof = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  const verdict = prove(shopOf(cloud.dump()), proof).find(({ number }) => number === 35);
  expect(verdict).toMatchObject({ state: 'holds', breaches: [] });
});

test('the member of the story is in the second, not far from the highest', async () => {
  expect(await ask('tier.getTier', {})).toMatchObject({
    data: {
      standing: { name: '朱砂', growth: 4233, next: { name: '鎏金', missing: 767 } },
      history: [{ fromName: '素笺', toName: '朱砂', reason: 'upgrade' }],
    },
  });
});

test('one thing on the shelf is for the highest tier alone', async () => {
  expect(await ask('mall.redeem', { itemId: 'speaker', quantity: 1 })).toMatchObject({
    error: { code: 'mall.tier_too_low', neededTier: '鎏金' },
  });
});
