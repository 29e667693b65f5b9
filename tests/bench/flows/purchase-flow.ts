import type { Client, Person } from './client';
import type { Crowd } from './crowd';
import { manyTimes, type Flow } from './flow';

/** Enough for none to be stopped by the pace of one person's writes. */
const clerkCount = 30;
const storeId = 'zongdian';

/** Clerks at their tills record bills for members whose codes they have scanned. */
export function purchaseFlow(client: Client, crowd: Crowd): Flow {
  let clerks: Person[] = [];
  let bills = 0;
  const scans: { clerk: Person; scanId: string }[] = [];
  return {
    ...{ name: 'record a purchase', action: 'store.recordPurchase', client, clients: 10 },
    async prepare(runs) {
      if (clerks.length === 0) clerks = await hire(client);
      await manyTimes(Math.max(0, runs - scans.length), async (index) => {
        const clerk = clerks[index % clerkCount];
        if (!clerk) throw new Error('Nobody works here.');
        const { code } = await client.arrange(crowd.nextRegular(), 'member.issueCode', {});
        const { scanId } = await client.arrange(clerk, 'store.scan', { code, storeId });
        scans.push({ clerk, scanId });
      });
    },
    async run() {
      const scan = scans.pop();
      if (!scan) throw new Error('More runs than scans were prepared.');
      const billNumber = `B${String(bills++)}`;
      const bill = { scanId: scan.scanId, billNumber, amountFen: 1000 };
      await client.run(scan.clerk, 'store.recordPurchase', bill);
    },
  };
}

/** By the owner whom the shop starts with. */
async function hire(client: Client): Promise<Person[]> {
  const owner = await client.login('demo-owner');
  const invitation = { name: '测量', role: 'clerk' as const, storeIds: [storeId] };
  const clerks: Person[] = [];
  for (let index = 0; index < clerkCount; index += 1) {
    const clerk = await client.login(`bench-clerk-${String(index)}`);
    const { inviteCode } = await client.arrange(owner, 'store.inviteStaff', invitation);
    await client.arrange(clerk, 'store.acceptInvite', { inviteCode });
    clerks.push(clerk);
  }
  return clerks;
}
