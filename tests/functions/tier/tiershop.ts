import type { RequestOf } from '#shared/api';
import type { Account } from '#shared/points/model';
import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { tieredProgramme } from '../../../localcloud/seed/programme';
import type { Cloud } from '../harness';
import { all, auditFault, buy, dataOf, openTill } from '../store/till/till';

/** A shop with tiers and its people, and 小满 who is a member. The clock stands at 2 March 2026. */
export const openTierShop = (): Promise<Cloud> => openTill(tieredProgramme);

/** Ends a test: no promise is broken, the audit proves itself, and every query had its index. */
export async function closeTierShop(cloud: Cloud): Promise<void> {
  const context = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  expect(breachesOf(shopOf(cloud.dump()), context)).toEqual([]);
  expect(auditFault(cloud)).toBeNull();
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
}

/** Noon of a date, by the clock on the shop's wall. Units: ms. */
export const noonMs = (date: string): number => Date.parse(`${date}T04:00:00.000Z`);

/** 小满 spends so many yuan. */
export const yuan = (cloud: Cloud, amount: number, billNumber: string) =>
  buy(cloud, 'xiaoman', { billNumber, amountFen: amount * 100, confirmedUnusual: true });

/** What 小满 is shown of their tier. */
export const tierOf = async (cloud: Cloud) =>
  dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));

export const accountOf = (cloud: Cloud) =>
  all<Account & { _id: string }>(cloud, 'accounts').find(
    ({ _id }) => _id === cloud.memberId('xiaoman'),
  );

/** Publishes the next version of a rule set, past the process cache. */
export async function publish(
  cloud: Cloud,
  ruleSet: 'tier' | 'points',
  body: object,
  afterVersion = 1,
): Promise<void> {
  const version = { ruleSet, afterVersion, effectiveFromMs: null, note: '调整', body };
  dataOf(await cloud.operator('rules.publish', version as RequestOf<'rules.publish'>));
  cloud.nowMs += 11_000;
}
