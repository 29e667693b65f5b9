import { toFen, toPoints } from '#shared/kernel/amounts';
import { decideApproval } from '#shared/store/approval/rules';
import type { Debit, DebitState } from '#shared/store/debit/model';
import { debitEntryIds, debitMoves, decideProposal } from '#shared/store/debit/rules';
import type { Grant } from '#shared/store/grant/model';
import { decideGrant } from '#shared/store/grant/rules';
import { documentStoreRules } from '#shared/store/till/defaults';
import { decideUndo, undoSubject, undoUntilMs } from '#shared/store/undo/rules';
import { ayuan, mark, today, xiaoman } from './till';

describe('a proposal of points for a bill', () => {
  const debit: Debit = {
    debitId: 'debit:main:2026-03-02:A1',
    debitKey: 'debit:main:2026-03-02:A1',
    attempt: 1,
    storeId: 'main',
    storeName: '总店',
    businessDate: today,
    billNumber: 'A1',
    billFen: toFen(20_000),
    hasCoupon: false,
    memberId: xiaoman,
    points: toPoints(1000),
    worthFen: toFen(4000),
    askedPoints: null,
    state: 'proposed',
    passesBy: 'member',
    withdrawn: null,
    proposed: mark('clerk', 'r-1'),
    expiresAtMs: 121_000,
    undone: null,
    movedAtMs: 1000,
  };
  const reserved: Debit = { ...debit, state: 'reserved' };
  const given: Debit = { ...debit, state: 'void' };
  const own = { staffId: 'clerk', requestId: 'r-1', billFen: toFen(30_000) };
  const wanted = {
    memberId: xiaoman,
    billFen: toFen(20_000),
    hasCoupon: false,
    askedPoints: null,
    staffId: 'other-clerk',
    requestId: 'r-2',
  };

  it.each<[string, Debit[], Partial<typeof wanted>, object]>([
    ['a new bill', [], {}, { action: 'propose', attempt: 1 }],
    ['the same while it waits', [debit], {}, { action: 'answer', debit }],
    ['the same while it is kept', [reserved], {}, { action: 'resume', debit: reserved }],
    ['its own request, void', [given], own, { action: 'propose', attempt: 2 }],
    ...(['void', 'declined', 'expired', 'withdrawn', 'undoing', 'undone'] as const).map(
      (state): [string, Debit[], object, object] => [
        `again when ${state}`,
        [{ ...debit, state }],
        {},
        { action: 'propose', attempt: 2 },
      ],
    ),
  ])('%s', (_, attempts, change, expected) => {
    expect(decideProposal(attempts, { ...wanted, ...change })).toEqual({
      ok: true,
      value: expected,
    });
  });

  it.each<[string, Debit[], Partial<typeof wanted>, object]>([
    [
      'another sum while one waits',
      [debit],
      { billFen: toFen(30_000) },
      { code: 'store.debit_open', expiresAtMs: 121_000 },
    ],
    ['another member while one waits', [debit], { memberId: ayuan }, { code: 'store.debit_open' }],
    [
      'another member while it is kept',
      [reserved],
      { memberId: ayuan },
      { code: 'store.debit_open' },
    ],
    [
      'a bill that took points',
      [{ ...debit, state: 'confirmed' }],
      {},
      { code: 'store.debit_taken', points: 1000, worthFen: 4000 },
    ],
    [
      'the same request with another bill',
      [debit],
      { staffId: 'clerk', requestId: 'r-1', billFen: toFen(30_000) },
      { code: 'request.key_reused' },
    ],
  ])('is refused: %s', (_, attempts, change, expected) => {
    expect(decideProposal(attempts, { ...wanted, ...change })).toMatchObject({
      ok: false,
      error: expected,
    });
  });

  it('moves along its graph only, and ends', () => {
    const from = (state: DebitState): string[] =>
      (Object.keys(debitMoves) as DebitState[]).filter((next) => debitMoves[next].includes(state));
    expect(
      Object.fromEntries((Object.keys(debitMoves) as DebitState[]).map((s) => [s, from(s)])),
    ).toEqual({
      reserved: ['void', 'proposed'],
      void: [],
      proposed: ['confirmed', 'declined', 'expired', 'withdrawn'],
      confirmed: ['undoing'],
      declined: [],
      expired: [],
      withdrawn: [],
      undoing: ['undone'],
      undone: [],
    });
  });

  it('names its entries after its hold, and the use of points leads back to it', () => {
    expect(debitEntryIds(debit)).toEqual({
      hold: 'hold:m_1:debit:main:2026-03-02:A1',
      capture: 'capture:m_1:debit:main:2026-03-02:A1',
      unhold: 'unhold:m_1:debit:main:2026-03-02:A1',
    });
    expect(undoSubject('capture:m_1:debit:main:2026-03-02:A1#2')).toEqual({
      kind: 'debit',
      id: 'debit:main:2026-03-02:A1#2',
    });
    expect(undoSubject('bill:main:2026-03-02:A1')).toEqual({
      kind: 'bill',
      id: 'bill:main:2026-03-02:A1',
    });
    expect(undoSubject('checkin:m_1:2026-03-02')).toBeNull();
    expect(undoSubject('capture:m_1:redeem-1')).toBeNull();
  });
});

describe('an undo', () => {
  const { undo } = documentStoreRules;
  const minuteMs = 60_000;
  const dayMs = 86_400_000;
  const done = mark('clerk', 'r-1', 0);
  const clerk = { staffId: 'clerk', isManager: false };
  const colleague = { staffId: 'colleague', isManager: false };
  const manager = { staffId: 'manager', isManager: true };

  it.each<[string, typeof clerk, number, string]>([
    ['by the clerk on the last millisecond', clerk, 10 * minuteMs, 'ok'],
    ['by the clerk after it', clerk, 10 * minuteMs + 1, 'store.undo_by_manager'],
    ['by a colleague at once', colleague, 1, 'store.undo_by_manager'],
    ['by a manager on the last millisecond', manager, 30 * dayMs, 'ok'],
    ['by a manager after it', manager, 30 * dayMs + 1, 'store.undo_too_late'],
  ])('%s', (_, undoer, nowMs, expected) => {
    const decided = decideUndo(done, undoer, undo, nowMs);
    expect(decided.ok ? 'ok' : decided.error.code).toBe(expected);
  });

  it('is shown to who has it, until when', () => {
    expect(undoUntilMs(done, clerk, undo)).toBe(10 * minuteMs);
    expect(undoUntilMs(done, colleague, undo)).toBeNull();
    expect(undoUntilMs(done, manager, undo)).toBe(30 * dayMs);
  });
});

describe('points given by hand', () => {
  const { grant: rules } = documentStoreRules;

  it.each<[number, number, string]>([
    [1000, 0, 'free'],
    [1001, 0, 'with_approval'],
    [1, 1000, 'with_approval'],
    [9000, 1000, 'with_approval'],
    [9001, 1000, 'store.grant_limit'],
    [1, 10_000, 'store.grant_limit'],
  ])('%d, after %d that day: %s', (points, given, expected) => {
    const decided = decideGrant(toPoints(points), given, rules);
    expect(decided.ok ? decided.value : decided.error.code).toBe(expected);
  });

  const waiting: Grant = {
    grantId: 'grant:m_1:m_3:r-1',
    storeId: 'main',
    businessDate: today,
    memberId: xiaoman,
    memberName: '小*',
    points: toPoints(2000),
    reason: '补偿',
    state: 'waiting',
    asked: mark('m_3', 'r-1'),
    decided: null,
    expiresAtMs: 5000,
    undone: null,
    movedAtMs: 1000,
  };

  it.each<[string, string, Partial<Grant>, number, string]>([
    ['another manager', 'm_4', {}, 4999, 'ok'],
    ['who asked', 'm_3', {}, 4999, 'store.approval_own'],
    ['who would gain', 'm_1', {}, 4999, 'store.approval_beneficiary'],
    ['anyone too late', 'm_4', {}, 5000, 'store.approval_expired'],
    [
      'anyone after the word was given',
      'm_4',
      { state: 'declined', decided: { ...mark('m_5', 'd-1'), reason: '不符' } },
      4999,
      'store.approval_decided',
    ],
    [
      'anyone where no word is needed',
      'm_4',
      { state: 'given', expiresAtMs: null },
      4999,
      'store.approval_not_found',
    ],
  ])('the second word by %s', (_, approverId, change, nowMs, expected) => {
    const decided = decideApproval({ ...waiting, ...change }, approverId, nowMs);
    expect(decided.ok ? 'ok' : decided.error.code).toBe(expected);
  });
});
