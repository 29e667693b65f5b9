import { randomUUID } from 'node:crypto';
import type { ActionName, ReplyOf } from '#shared/api';
import type { RunningCloud } from '../../support/cloud';

/** The demo clerk types a member's code and asks for points towards a bill of 128.50 yuan. */
export async function askForPoints(cloud: RunningCloud, memberCode: string): Promise<void> {
  const ask = async <Name extends ActionName>(
    person: string,
    where: string,
    action: Name,
    data: object,
  ): Promise<ReplyOf<Name>> => {
    const event = { action, data, requestId: randomUUID() };
    const reply = await cloud.call(await cloud.login(person), where, event);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data as ReplyOf<Name>;
  };
  const { digits } = await ask(memberCode, 'member', 'member.issueCode', {});
  const { scanId } = await ask('demo-clerk', 'store', 'store.scan', { code: digits });
  const bill = { billNumber: `P${randomUUID().slice(0, 8)}`.toUpperCase(), amountFen: 12_850 };
  await ask('demo-clerk', 'store', 'store.proposeDebit', { scanId, ...bill });
}
