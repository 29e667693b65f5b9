import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import { openBooks } from '../../../localcloud/wechat/pay/books';
import { startCloud, type RunningCloud } from '../../support/cloud';
import { teamShop } from './shop';

/** The crowd through the gateway: built functions, their workers, WeChat Pay's stand-in, real requests. */
let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud('race');
}, 60_000);
afterAll(() => cloud.stop());

const people = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${kind}-${String(n)}`);

test('five hundred members at once fill a hundred teams of five; one more is told before paying', async () => {
  const { call, pay, tokenOf, job } = teamShop(cloud);
  const leaders = people('leader', 100);
  const joiners = people('joiner', 401);
  await Promise.all([...leaders, ...joiners].map(tokenOf));

  const opened = await Promise.all(
    leaders.map((code) => call(code, 'groupbuy.openTeam', { campaignId: 'race-group' })),
  );
  const teamIds = opened.map((reply) => (reply.ok ? reply.data.teamId : reply.error.code));
  expect(new Set(teamIds).size).toBe(100);

  // Five want the four places of the first team: who of them is late, the race decides.
  const joined = await Promise.all(
    joiners.map((code, n) => call(code, 'groupbuy.joinTeam', { teamId: teamIds[n % 100] ?? '' })),
  );
  const late = joined.filter((reply) => !reply.ok);
  expect(late).toMatchObject([{ error: { code: 'groupbuy.team_full', campaignId: 'race-group' } }]);

  const seats = [...leaders, ...joiners].flatMap((code, n): [string, TakeSeatReply][] => {
    const reply = [...opened, ...joined][n];
    return reply?.ok ? [[code, reply.data]] : [];
  });
  expect(seats).toHaveLength(500);
  const paid = await Promise.all(seats.map(([code, seat]) => pay(code, seat)));
  expect(new Set(paid.map((reply) => JSON.stringify(reply)))).toEqual(
    new Set([JSON.stringify({ result: 'ok' })]),
  );

  const teams = await untilOver(call, job, teamIds);
  expect(teams.map(({ state }) => state)).toEqual(Array<string>(100).fill('succeeded'));
  const places = teams.flatMap((team) => team.seats);
  expect(places.map(({ state }) => state)).toEqual(Array<string>(500).fill('paid'));

  // Everybody has one seat, and the one who was late has neither seat nor payment.
  const mine = await Promise.all(
    [...leaders, ...joiners].map((code) => call(code, 'groupbuy.listMyTeams', {})),
  );
  const counts = mine.map((reply) => (reply.ok ? reply.data.teams.length : -1));
  expect(counts.filter((count) => count === 1)).toHaveLength(500);
  expect(counts.filter((count) => count === 0)).toHaveLength(1);
  const { trades, refunds } = openBooks(cloud.folder);
  expect([...trades.values()].map(({ state }) => state)).toEqual(
    Array<string>(500).fill('SUCCESS'),
  );
  expect(refunds.size).toBe(0);
}, 300_000);

type Shop = ReturnType<typeof teamShop>;

/** WeChat tells the shop by itself; what it could not take in at once, the timers bring. */
async function untilOver(call: Shop['call'], job: Shop['job'], teamIds: readonly string[]) {
  for (let look = 0; look < 60; look += 1) {
    const replies = await Promise.all(
      teamIds.map((teamId) => call('leader-0', 'groupbuy.getTeam', { teamId })),
    );
    const teams = replies.flatMap((reply) => (reply.ok ? [reply.data] : []));
    if (teams.length === teamIds.length && teams.every(({ state }) => state === 'succeeded')) {
      return teams;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await job('attend-teams');
    await job('reconcile-payments');
  }
  throw new Error('the teams did not come to their end');
}
