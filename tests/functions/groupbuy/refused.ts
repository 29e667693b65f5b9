import type { ActionName, RequestOf } from '#shared/api';
import type { TeamShop } from './fixture';

/** An action refused by name that leaves nothing written and no money asked for. */
export async function refused<Name extends ActionName>(
  { cloud }: TeamShop,
  code: string,
  action: Name,
  data: RequestOf<Name>,
): Promise<{ code: string }> {
  await cloud.member(code, 'member.getHome', {});
  const before = [cloud.dump(), cloud.pay.list()];
  const reply = await cloud.member(code, action, data);
  if (reply.ok) throw new Error(`${action} was not refused`);
  expect([cloud.dump(), cloud.pay.list()]).toEqual(before);
  return reply.error;
}
