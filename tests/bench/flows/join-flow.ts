import type { Person } from './client';
import type { Crowd } from './crowd';
import { manyTimes, type Flow } from './flow';

/** The bench's `race-group` has teams of six: a leader and five who join. */
export const teamSize = 6;
const seatsToJoin = teamSize - 1;

/** Members take the seats of teams that others have opened, each member once. */
export function joinFlow(
  crowd: Crowd,
  { name, client, clients, runs }: Pick<Flow, 'name' | 'client' | 'clients' | 'runs'>,
): Flow {
  const seats: { person: Person; teamId: string }[] = [];
  return {
    ...{ name, action: 'groupbuy.joinTeam', client, clients, ...(runs && { runs }) },
    async prepare(count) {
      const teams = Math.ceil(Math.max(0, count - seats.length) / seatsToJoin);
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
