import type { Client, Person } from './client';
import type { Crowd } from './crowd';
import { manyTimes, type Flow } from './flow';

/** `race-group` has teams of five: a leader and four who join. */
const seatsToJoin = 4;

/** Members take the seats of teams that others have opened, each member once. */
export function joinFlow(client: Client, crowd: Crowd): Flow {
  const seats: { person: Person; teamId: string }[] = [];
  return {
    ...{ name: 'join a team', action: 'groupbuy.joinTeam', client, clients: 10 },
    async prepare(runs) {
      const teams = Math.ceil(Math.max(0, runs - seats.length) / seatsToJoin);
      await crowd.register(teams * (1 + seatsToJoin));
      await manyTimes(teams, async () => {
        const leader = crowd.takeFresh();
        const { teamId } = await client.arrange(leader, 'groupbuy.openTeam', {
          campaignId: 'race-group',
        });
        for (let seat = 0; seat < seatsToJoin; seat += 1) {
          seats.push({ person: crowd.takeFresh(), teamId });
        }
      });
    },
    async run() {
      const seat = seats.pop();
      if (!seat) throw new Error('More runs than seats were prepared.');
      await client.run(seat.person, 'groupbuy.joinTeam', { teamId: seat.teamId });
    },
  };
}
