import type { Participation } from '#shared/groupbuy/model';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import type { Claim } from '../../../cloudfunctions/_features/groupbuy/participation/claim';
import {
  claimSeat,
  closeClaims,
  giveUpClaims,
} from '../../../cloudfunctions/_features/groupbuy/participation/repository';
import { Cloud } from '../harness';

const memberId = 'm_1' as MemberId;

const claimOf = (name: string, quantity: number): Claim => ({
  campaignId: 'coffee',
  memberId,
  orderId: `groupbuy:m_1:${name}` as OrderId,
  teamId: `team_${name}`,
  quantity,
  maxPerMember: 3,
});

const seatOf = ({ orderId, quantity }: Claim) => ({ orderId, memberId, quantity });

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

const standing = () => (cloud.dump().groupbuy_participations as Participation[])[0];

describe('a claim by somebody who read before another team of theirs succeeded', () => {
  it('takes no more than the limit leaves, and is told what stands', async () => {
    const bought = claimOf('first', 2);
    await claimSeat(cloud.call(), bought, null);
    await closeClaims(cloud.call(), 'coffee', [seatOf(bought)]);
    const other = await claimSeat(cloud.call(), claimOf('second', 2), null);
    expect(other).toMatchObject({ openOrderId: null, quantity: 2 });
    expect(standing()).toMatchObject({ openOrderId: null, quantity: 2 });
  });

  it('takes the last piece', async () => {
    const bought = claimOf('first', 2);
    await claimSeat(cloud.call(), bought, null);
    await closeClaims(cloud.call(), 'coffee', [seatOf(bought)]);
    expect(await claimSeat(cloud.call(), claimOf('second', 1), null)).toBeNull();
    expect(standing()).toMatchObject({ openTeamId: 'team_second', quantity: 3 });
  });

  it('takes as many as before where the other seat was given up', async () => {
    const left = claimOf('first', 2);
    await claimSeat(cloud.call(), left, null);
    await giveUpClaims(cloud.call(), 'coffee', [seatOf(left)]);
    expect(await claimSeat(cloud.call(), claimOf('second', 3), null)).toBeNull();
    expect(standing()).toMatchObject({ openTeamId: 'team_second', quantity: 3 });
  });
});
