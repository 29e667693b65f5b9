import type { FunctionReplyOf } from '#shared/api';
import type { Bill } from '#shared/store/purchase/model';
import type { UndoAsk } from '#shared/store/undo/model';
import { Cloud, dayMs } from '../../harness';
import { openStores, secondManager } from '../../people';
import { all, auditOf, buy, closeTill, dataOf, give, scanOf } from '../till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud, [secondManager]);
  await cloud.member('xiaoman', 'member.getHome', {});
  await cloud.member('xiaoman', 'member.updateProfile', { nickname: '小满满' });
});
afterEach(() => closeTill(cloud));

const minuteMs = 60_000;

/** A bill, long enough ago that its clerk's minutes are over. */
async function bought(amountFen: number, billNumber = 'A-001', member = 'xiaoman') {
  const bill = { billNumber, amountFen, confirmedUnusual: true };
  const { entryId } = dataOf(await buy(cloud, member, bill));
  cloud.nowMs += 11 * minuteMs;
  return entryId;
}

const undo = (
  entryId: string,
  staff = 'manager',
  requestId = cloud.nextRequestId(),
): Promise<FunctionReplyOf<'store.undo'>> =>
  cloud.staff(staff, 'store.undo', { entryId, reason: '顾客退货' }, requestId);

const approvals = async (staff = 'manager-2') =>
  dataOf(await cloud.staff(staff, 'store.listApprovals', {})).approvals;

const decide = (entryId: string, staff: string, approve = true, requestId?: string) =>
  cloud.staff(staff, 'store.decideApproval', { entryId, approve, reason: '属实' }, requestId);

/** A large undo that waits; its id. */
async function waiting(entryId: string, staff = 'manager'): Promise<string> {
  expect(dataOf(await undo(entryId, staff, 'u-1'))).toMatchObject({ state: 'waiting' });
  return `undo:1:${entryId}`;
}

const pending = async (member = 'xiaoman'): Promise<number> =>
  dataOf(await cloud.member(member, 'points.getAccount', {})).pendingPoints;

describe('taken back late', () => {
  it('a small bill needs one manager, with a reason', async () => {
    const entryId = await bought(100_000);
    expect(dataOf(await undo(entryId))).toMatchObject({ state: 'undone', netPoints: -1000 });
    expect(all<Bill>(cloud, 'bills')).toMatchObject([
      { undone: { reason: '顾客退货', asked: null, countedOn: '2026-03-02' } },
    ]);
  });

  it('a large one waits, with nothing moved, and is shown to whom it concerns', async () => {
    const entryId = await bought(100_001);
    const atMs = cloud.nowMs;
    expect(dataOf(await undo(entryId, 'manager', 'u-1'))).toEqual({
      entryId,
      state: 'waiting',
      expiresAtMs: atMs + 48 * 60 * minuteMs,
      netPoints: 0,
    });
    expect(await pending()).toBe(1000);
    expect(all<Bill>(cloud, 'bills')).toMatchObject([{ state: 'linked', undone: null }]);
    expect(await approvals()).toEqual([
      {
        kind: 'undo',
        entryId: `undo:1:${entryId}`,
        staffName: '店员 manager',
        memberName: '小**',
        points: -1000,
        undoes: {
          what: 'purchase',
          billNumber: 'A-001',
          amountFen: 100_001,
          staffName: '店员 clerk',
          atMs: atMs - 11 * minuteMs,
        },
        reason: '顾客退货',
        askedAtMs: atMs,
        expiresAtMs: atMs + 48 * 60 * minuteMs,
        mayDecide: true,
      },
    ]);
    expect(dataOf(await cloud.staff('manager', 'store.getToday', {})).store).toMatchObject({
      approvalsWaiting: 1,
    });
  });

  it('small parts of a large sum wait like the whole', async () => {
    const [one, two] = [await bought(60_000, 'A-1'), await bought(60_000, 'A-2')];
    expect(dataOf(await undo(one))).toMatchObject({ state: 'undone' });
    expect(dataOf(await undo(two))).toMatchObject({ state: 'waiting' });
  });

  it('more than the day allows is refused, with what is left, and another person may', async () => {
    const [one, two] = [await bought(1_500_000, 'A-1'), await bought(900_000, 'A-2')];
    expect(dataOf(await undo(one))).toMatchObject({ state: 'waiting' });
    expect(await undo(two)).toMatchObject({
      error: { code: 'store.undo_sum_limit', leftFen: 500_000 },
    });
    expect(dataOf(await undo(two, 'manager-2'))).toMatchObject({ state: 'waiting' });
    const third = await bought(900_000, 'A-3');
    cloud.nowMs += dayMs;
    expect(dataOf(await undo(third))).toMatchObject({ state: 'waiting' });
  });

  it('is asked for once while it waits, and a repeat of the request hears the same', async () => {
    const entryId = await bought(500_000);
    const first = await undo(entryId, 'manager', 'u-1');
    expect(await undo(entryId, 'manager', 'u-1')).toEqual(first);
    expect(await undo(entryId, 'manager-2')).toMatchObject({
      error: { code: 'store.undo_waiting', staffName: '店员 manager' },
    });
    dataOf(await decide(`undo:1:${entryId}`, 'manager-2'));
    expect(await undo(entryId, 'manager', 'u-1')).toEqual(first);
    expect(await undo(entryId, 'manager', 'u-2')).toMatchObject({
      error: { code: 'store.already_undone', staffName: '店长乙' },
    });
  });

  it('waits on when it is repeated on a day with room for it', async () => {
    const [one, two] = [await bought(60_000, 'A-1'), await bought(60_000, 'A-2')];
    expect(dataOf(await undo(one))).toMatchObject({ state: 'undone' });
    const first = dataOf(await undo(two, 'manager', 'u-1'));
    expect(first).toMatchObject({ state: 'waiting' });
    cloud.nowMs += dayMs;
    expect(dataOf(await undo(two, 'manager', 'u-1'))).toEqual(first);
    expect(all<UndoAsk>(cloud, 'undo_asks')).toHaveLength(1);
  });

  it('asked for by two at the same instant waits once, and the other is told so at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const entryId = await bought(150_000, `T-${String(round)}`);
      const replies = await Promise.all([undo(entryId, 'manager'), undo(entryId, 'manager-2')]);
      expect(
        replies.map((reply) => (reply.ok ? reply.data.state : reply.error.code)).sort(),
      ).toEqual(['store.undo_waiting', 'waiting']);
      expect(await approvals()).toHaveLength(1);
      expect(auditOf(cloud, 'store.undo')).toHaveLength(round + 1);
      dataOf(await decide(`undo:1:${entryId}`, 'owner', false));
      cloud.nowMs += dayMs;
    }
  });

  it('asked for by a function that died is written down by the job', async () => {
    const entryId = await bought(500_000);
    await undo(await bought(100, 'A-2'), 'manager');
    // Place, bill, day's sum, name, ask: the row is next.
    cloud.crashAt({ atCall: 5, moment: 'after' });
    await undo(entryId, 'manager', 'u-1');
    cloud.heal();
    expect(await approvals()).toHaveLength(1);
    expect(auditOf(cloud, 'store.undo')).toHaveLength(1);
    cloud.nowMs += 2 * minuteMs;
    expect(await cloud.timer('repair-audit')).toMatchObject({ ok: true, data: { repaired: 1 } });
    expect(auditOf(cloud, 'store.undo')).toMatchObject([
      {},
      { subject: { entryId }, after: { state: 'waiting' } },
    ]);
  });

  it('within the clerk’s minutes nothing waits, whatever its size', async () => {
    const bill = { billNumber: 'A-1', amountFen: 9_000_000, confirmedUnusual: true };
    const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
    cloud.nowMs += 10 * minuteMs;
    expect(dataOf(await undo(entryId, 'clerk'))).toMatchObject({ state: 'undone' });
  });

  it('a use of points counts with what it took off', async () => {
    await give(cloud, 'xiaoman', 30_000);
    const scanId = await scanOf(cloud, 'xiaoman');
    const bill = { scanId, billNumber: 'A-1', amountFen: 240_000 };
    const { debitId } = dataOf(await cloud.staff('clerk', 'store.proposeDebit', bill));
    const confirmed = dataOf(await cloud.member('xiaoman', 'store.confirmDebit', { debitId }));
    expect(confirmed.worthFen).toBe(120_000);
    cloud.nowMs += 11 * minuteMs;
    await waiting(confirmed.entryId ?? '');
    expect(await approvals()).toMatchObject([
      { points: 30_000, undoes: { what: 'debit', billNumber: 'A-1', amountFen: 120_000 } },
    ]);
    const [{ entryId } = { entryId: '' }] = await approvals();
    expect(dataOf(await decide(entryId, 'owner'))).toMatchObject({ netPoints: 30_000 });
  });
});

describe('the second word', () => {
  it('takes it back, once, under both names, with the first one’s reason for the member', async () => {
    const entryId = await bought(500_000);
    const undoId = await waiting(entryId);
    const approved = await decide(undoId, 'manager-2', true, 'd-1');
    expect(dataOf(approved)).toEqual({ entryId: undoId, state: 'undone', netPoints: -5000 });
    expect(await decide(undoId, 'manager-2', true, 'd-1')).toEqual(approved);
    expect(await decide(undoId, 'owner')).toMatchObject({
      error: { code: 'store.approval_decided', staffName: '店长乙', state: 'undone' },
    });
    expect(await pending()).toBe(0);
    expect(auditOf(cloud, 'store.undo')).toMatchObject([
      { staffId: cloud.memberId('manager'), reason: '顾客退货', after: { state: 'waiting' } },
    ]);
    expect(auditOf(cloud, 'store.decideApproval')).toMatchObject([
      {
        staffId: cloud.memberId('manager-2'),
        reason: '属实',
        subject: { entryId },
        after: { state: 'undone', netPoints: -5000 },
      },
    ]);
    const reversal = (await cloud.entries('xiaoman')).find(({ kind }) => kind === 'reverse_earn');
    expect(JSON.stringify(reversal?.explanation)).toContain('顾客退货');
  });

  it('is not given by who asked, and that is written down', async () => {
    const undoId = await waiting(await bought(500_000));
    expect(await decide(undoId, 'manager')).toMatchObject({
      error: { code: 'store.approval_own' },
    });
    expect(auditOf(cloud, 'store.decideApproval')).toMatchObject([
      { outcome: 'store.approval_own', staffId: cloud.memberId('manager') },
    ]);
    expect(await pending()).toBe(5000);
  });

  it('is not given by whose points they are, who cannot ask for it either', async () => {
    await cloud.member('manager-2', 'member.getHome', {});
    const entryId = await bought(500_000, 'A-1', 'manager-2');
    expect(await undo(entryId, 'manager-2')).toMatchObject({
      error: { code: 'store.own_account' },
    });
    const undoId = await waiting(entryId);
    expect(await approvals()).toMatchObject([{ mayDecide: false }]);
    expect(await decide(undoId, 'manager-2')).toMatchObject({
      error: { code: 'store.approval_beneficiary' },
    });
    expect(dataOf(await decide(undoId, 'owner'))).toMatchObject({ state: 'undone' });
    expect(await cloud.bookFault('manager-2')).toBeNull();
  });

  it.each([
    ['clerk', 'staff.role_not_allowed'],
    ['finance', 'staff.role_not_allowed'],
    ['manager-b', 'staff.store_not_allowed'],
  ])('is not given by %s', async (staff, code) => {
    const undoId = await waiting(await bought(500_000));
    expect(await decide(undoId, staff)).toMatchObject({ error: { code } });
    expect(await pending()).toBe(5000);
  });

  it('against it leaves everything as it is, and it may be asked for again', async () => {
    const entryId = await bought(500_000);
    const undoId = await waiting(entryId);
    expect(dataOf(await decide(undoId, 'owner', false))).toMatchObject({ state: 'declined' });
    expect(await pending()).toBe(5000);
    expect(await approvals()).toEqual([]);
    expect(dataOf(await undo(entryId, 'manager', 'u-2'))).toMatchObject({ state: 'waiting' });
  });

  it('comes too late after its hours', async () => {
    const undoId = await waiting(await bought(500_000));
    cloud.nowMs += 48 * 60 * minuteMs;
    expect(await decide(undoId, 'owner')).toMatchObject({
      error: { code: 'store.approval_expired' },
    });
    expect(await approvals()).toEqual([]);
  });

  it('of two people at the same instant counts once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const entryId = await bought(200_000, `A-${String(round)}`);
      const requestId = `u-${String(round)}`;
      dataOf(await undo(entryId, 'manager', requestId));
      const undoId = `undo:1:${entryId}`;
      const words = await Promise.all([
        decide(undoId, 'manager-2'),
        decide(undoId, 'owner', false),
      ]);
      expect(words.filter((word) => word.ok)).toHaveLength(1);
    }
    expect(auditOf(cloud, 'store.decideApproval')).toHaveLength(5);
  });

  it('finds nothing to do where somebody took it back alone meanwhile', async () => {
    const entryId = await bought(90_000, 'A-1');
    const other = await bought(60_000, 'A-2');
    dataOf(await undo(other, 'manager'));
    const undoId = await waiting(entryId);
    expect(dataOf(await undo(entryId, 'manager-2'))).toMatchObject({ state: 'undone' });
    expect(await decide(undoId, 'owner')).toMatchObject({
      error: { code: 'store.already_undone', staffName: '店长乙' },
    });
    expect(all<UndoAsk>(cloud, 'undo_asks')).toMatchObject([{ state: 'lapsed' }]);
    expect(auditOf(cloud, 'store.decideApproval')).toMatchObject([{ after: { state: 'lapsed' } }]);
    expect(await cloud.entries('xiaoman')).toHaveLength(4);
  });
});
