import type { FunctionReplyOf } from '#shared/api';
import type { Cloud } from '../../harness';
import { dataOf, scanOf } from '../till/till';

/** 1,000 points take 40 yuan off 200: 160 are left to pay. */
export const bill = { billNumber: 'A-001', amountFen: 20_000 };

/** Proposes points for a bill of 小满's. */
export async function propose(
  cloud: Cloud,
  more: { billNumber?: string; amountFen?: number; points?: number; hasCoupon?: boolean } = {},
  staff = 'clerk',
): Promise<FunctionReplyOf<'store.proposeDebit'>> {
  const scanId = await scanOf(cloud, 'xiaoman', staff);
  return cloud.staff(staff, 'store.proposeDebit', { scanId, ...bill, ...more });
}

/** The points that 小满 may spend, and those held. */
export async function balances(cloud: Cloud): Promise<unknown> {
  const { availablePoints, heldPoints } = dataOf(
    await cloud.member('xiaoman', 'points.getAccount', {}),
  );
  return [availablePoints, heldPoints];
}
