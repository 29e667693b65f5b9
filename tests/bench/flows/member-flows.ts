import type { ActionName, RequestOf } from '#shared/api';
import type { Client } from './client';
import type { Crowd } from './crowd';
import type { Flow } from './flow';

/** What is read, ten at a time, by members who have checked in. */
function reading<Name extends ActionName>(
  name: string,
  action: Name,
  data: RequestOf<Name>,
  { client, crowd }: { client: Client; crowd: Crowd },
): Flow {
  return {
    ...{ name, action, client, clients: 10 },
    prepare: () => Promise.resolve(),
    run: () => client.run(crowd.nextRegular(), action, data),
  };
}

/** Members who have not checked in today check in, each once. */
export function checkinFlow(
  crowd: Crowd,
  { name, client, clients, runs }: Pick<Flow, 'name' | 'client' | 'clients' | 'runs'>,
): Flow {
  return {
    ...{ name, action: 'checkin.perform', client, clients, ...(runs && { runs }) },
    prepare: (count) => crowd.register(count),
    async run() {
      const person = crowd.takeFresh();
      await client.run(person, 'checkin.perform', {});
      crowd.regulars.push(person);
    },
  };
}

/** Check-in comes first: the others are done by who has checked in. */
export function memberFlows(client: Client, hotClient: Client, crowd: Crowd): Flow[] {
  const parts = { client, crowd };
  return [
    checkinFlow(crowd, { name: 'check-in', client, clients: 10 }),
    reading('account', 'points.getAccount', {}, parts),
    reading('home', 'member.getHome', {}, parts),
    reading('statement', 'points.listEntries', {}, parts),
    {
      ...{ name: 'redeem, one hot item', action: 'mall.redeem', client: hotClient, clients: 50 },
      prepare: () => Promise.resolve(),
      run: () =>
        hotClient.run(crowd.nextRegular(), 'mall.redeem', { itemId: 'race-item', quantity: 1 }),
    },
  ];
}
