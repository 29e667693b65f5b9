import type { FunctionReplyOf, RequestOf } from '#shared/api';
import { findAuditFault } from '#shared/store/audit/rules';
import type { AuditRow } from '#shared/store/audit/model';
import type { Staff } from '#shared/store/staff/model';
import { plainProgramme } from '../../../../localcloud/seed/programme';
import { sha256 } from '../../../../cloudfunctions/_kit/ports';
import { Cloud } from '../../harness';
import { codesOf, openStores } from '../../people';

/** A shop with its people, and 小满 who is a member. */
export async function openTill(rules = plainProgramme): Promise<Cloud> {
  const cloud = await Cloud.open(rules);
  openStores(cloud);
  await cloud.member('xiaoman', 'member.getHome', {});
  return cloud;
}

/** Ends a day at the till: books and audit prove each other, and every query had its index. */
export async function closeTill(cloud: Cloud): Promise<void> {
  expect(await cloud.bookFault('xiaoman')).toBeNull();
  expect(auditFault(cloud)).toBeNull();
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
}

/** Shows a member's code to a person at the till; gives the scan. */
export async function scanOf(cloud: Cloud, member: string, staff = 'clerk'): Promise<string> {
  const { code } = await codesOf(cloud, member);
  const reply = await cloud.staff(staff, 'store.scan', { code });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data.scanId;
}

/** Gives points, so that there is something to use. */
export async function give(cloud: Cloud, member: string, points: number): Promise<void> {
  const data = { openid: `o-${member}`, points, reason: '补发' };
  const reply = await cloud.operator('points.grant', data);
  if (!reply.ok) throw new Error(reply.error.code);
}

/** Records a purchase of a member who shows a code for it. */
export async function buy(
  cloud: Cloud,
  member: string,
  bill: Omit<RequestOf<'store.recordPurchase'>, 'scanId'>,
  staff = 'clerk',
): Promise<FunctionReplyOf<'store.recordPurchase'>> {
  const scanId = await scanOf(cloud, member, staff);
  return cloud.staff(staff, 'store.recordPurchase', { scanId, ...bill });
}

/** What a successful reply holds. */
export function dataOf<Data>(
  reply: { ok: true; data: Data } | { ok: false; error: { code: string } },
): Data {
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}

/** The rows of an action in the audit, oldest first. */
export function auditOf(cloud: Cloud, action: string): AuditRow[] {
  const rows = (cloud.dump()['audit'] ?? []) as AuditRow[];
  return rows.filter((row) => row.action === action).sort((a, b) => a.seq - b.seq);
}

/** What is wrong with anybody's audit chain, or null. */
export function auditFault(cloud: Cloud): string | null {
  const rows = (cloud.dump()['audit'] ?? []) as (AuditRow & { _id: string })[];
  for (const staff of cloud.dump()['staff'] as Staff[]) {
    const own = rows
      .filter(({ staffId }) => staffId === staff.staffId)
      .sort((a, b) => a.seq - b.seq)
      .map(({ _id, ...row }) => row);
    const fault = findAuditFault(staff, own, sha256);
    if (fault) return `${staff.name}: ${fault}`;
  }
  return null;
}

/** The documents of a collection. */
export function all<Value>(cloud: Cloud, collection: string): Value[] {
  return (cloud.dump()[collection] ?? []) as Value[];
}
