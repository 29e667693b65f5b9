import type { Campaign } from '#shared/groupbuy/model';
import { decideOpening, decideWish, priceOf, savingOf } from '#shared/groupbuy/terms';
import { campaignsToShow } from '#shared/groupbuy/view';
import { campaign, hourMs, openedMs, terms } from './teams';

describe('a campaign', () => {
  it.each([
    ['before it opens', 899, null, 'groupbuy.campaign_not_started'],
    ['at its first instant', 900, null, null],
    ['with the version in force', 950, 4, null],
    ['with a version that has changed', 950, 3, 'groupbuy.campaign_changed'],
    ['at the instant it closes', 1_010, null, 'groupbuy.campaign_ended'],
  ])('is opened %s', (_, hour, seen, refusal) => {
    const decided = decideOpening(campaign, seen, hour * hourMs);
    expect(decided.ok ? null : decided.error.code).toBe(refusal);
  });

  it.each([
    ['as many as an order may have', { quantity: 2, storeId: null, hasAddress: false }, 0, null],
    [
      'one more than that',
      { quantity: 3, storeId: null, hasAddress: false },
      0,
      'groupbuy.too_many_an_order',
    ],
    ['what is left of the limit', { quantity: 1, storeId: null, hasAddress: false }, 2, null],
    [
      'one more than the limit',
      { quantity: 2, storeId: null, hasAddress: false },
      2,
      'groupbuy.too_many_a_member',
    ],
    ['to collect in its store', { quantity: 1, storeId: 'east', hasAddress: false }, 0, null],
    [
      'to collect elsewhere',
      { quantity: 1, storeId: 'north', hasAddress: false },
      0,
      'groupbuy.store_not_offered',
    ],
    [
      'to be sent',
      { quantity: 1, storeId: null, hasAddress: true },
      0,
      'groupbuy.delivery_mismatch',
    ],
  ])('sells %s', (_, wish, bought, refusal) => {
    const decided = decideWish(terms, wish, bought);
    expect(decided.ok ? null : decided.error.code).toBe(refusal);
  });

  it('is sent only to an address', () => {
    const ship = { ...terms, delivery: { kind: 'ship' } as const };
    const wish = { quantity: 1, storeId: null, hasAddress: true };
    expect(decideWish(ship, wish, 0).ok).toBe(true);
    expect(decideWish(ship, { ...wish, hasAddress: false }, 0).ok).toBe(false);
  });

  it('costs so much for each piece, in money and in points', () => {
    expect(priceOf(terms, 2)).toEqual({ amountFen: 3980, pricePoints: 60 });
    expect(savingOf(terms)).toBe(910);
  });

  it('is listed while it runs, before those to come, and for a week after', () => {
    const at = (campaignId: string, opens: number, closes: number | null): Campaign => ({
      ...campaign,
      campaignId,
      terms: { ...terms, opensAtMs: opens * hourMs, closesAtMs: closes && closes * hourMs },
    });
    const all = [
      at('long gone', 0, 100),
      at('endless', 0, null),
      at('gone', 0, 990),
      at('to come', 1_100, 1_200),
      at('ends soon', 0, 1_001),
    ];
    const listed = campaignsToShow(all, openedMs).map((one) => `${one.campaignId} ${one.status}`);
    expect(listed).toEqual([
      'ends soon running',
      'endless running',
      'to come coming',
      'gone ended',
    ]);
  });
});
