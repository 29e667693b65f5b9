import { toFen, toPoints } from '#shared/kernel/amounts';
import type { MemberId } from '#shared/kernel/ids';
import type { UndoAsk, UndoAskState } from '#shared/store/undo/model';
import { decideAsk, undoAskId } from '#shared/store/undo/rules';
import { day } from '../book';

const entryId = 'bill:main:2026-03-02:A1#2';
const mark = (staffId: string, requestId: string) => ({
  staffId,
  staffName: '林姐',
  requestId,
  atMs: 1000,
  reason: '退货',
});
const ask = (state: UndoAskState, round = 1): UndoAsk => ({
  undoId: undoAskId(entryId, round),
  round,
  entryId,
  what: 'purchase',
  storeId: 'main',
  memberId: 'm_1' as MemberId,
  memberName: '小**',
  billNumber: 'A1',
  amountFen: toFen(500_000),
  points: toPoints(0),
  done: mark('clerk', 'r-0'),
  asked: mark('manager', 'r-1'),
  countedOn: day('2026-03-02'),
  state,
  decided: null,
  expiresAtMs: 9_000,
  movedAtMs: 1000,
});
const other = { staffId: 'second', requestId: 'r-1' };

describe('asking for a second word', () => {
  it('has an id of its round, which no round of a bill can be taken for', () => {
    expect(undoAskId(entryId, 1)).toBe('undo:1:bill:main:2026-03-02:A1#2');
    expect(undoAskId('bill:main:2026-03-02:A1', 2)).toBe('undo:2:bill:main:2026-03-02:A1');
  });

  it.each<[string, UndoAsk[], object]>([
    ['nobody has', [], { action: 'ask', round: 1 }],
    ['the answer was no', [ask('declined')], { action: 'ask', round: 2 }],
    ['it was taken back meanwhile', [ask('declined'), ask('undone', 2)], { action: 'undone' }],
    ['others took it back meanwhile', [ask('lapsed')], { action: 'undone' }],
  ])('when %s', (_, rounds, value) => {
    expect(decideAsk(rounds, other, 8_999)).toEqual({ ok: true, value });
  });

  it.each(['waiting', 'approved'] as const)('is refused while one is %s', (state) => {
    expect(decideAsk([ask(state)], other, 8_999)).toEqual({
      ok: false,
      error: { code: 'store.undo_waiting', staffName: '林姐', expiresAtMs: 9_000 },
    });
  });

  it('is open again from the millisecond on in which the hours of the last are over', () => {
    expect(decideAsk([ask('waiting')], other, 9_000)).toMatchObject({ value: { round: 2 } });
  });

  it.each(['waiting', 'declined', 'undone'] as const)(
    'gives the request that has asked its answer again when %s',
    (state) => {
      const rounds = [ask(state), ask('waiting', 2)];
      const again = { staffId: 'manager', requestId: 'r-1' };
      expect(decideAsk(rounds, again, 1_000)).toEqual({
        ok: true,
        value: { action: 'answer', ask: rounds[0] },
      });
    },
  );
});
