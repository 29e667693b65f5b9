import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import type { EntryId, MemberId, RequestId } from '#shared/kernel/ids';
import type { LedgerEntry, Posting } from '#shared/points/model';
import { emptyAccount, findChainFault, post } from '#shared/points/rules';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const member = 'm_1' as MemberId;

function posting(deltaPoints: number, name: string): Posting {
  return {
    entryId: `grant:${member}:${name}` as EntryId,
    kind: 'grant',
    deltaPoints: toPoints(deltaPoints),
    businessDate: '2026-01-01' as BusinessDate,
    atMs: 1_767_225_600_000,
    requestId: name as RequestId,
    explanation: {
      rule: null,
      steps: [{ code: 'grant', points: toPoints(deltaPoints), facts: { reason: '补发' } }],
    },
  };
}

function chain(deltas: readonly number[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let account = emptyAccount(member, 0);
  deltas.forEach((delta, index) => {
    const next = post(account, posting(delta, String(index)), sha256);
    account = next.account;
    entries.push(next.entry);
  });
  return entries;
}

describe('posting to an account', () => {
  it('moves the balance, takes the next place and keeps the newest five entries', () => {
    let account = emptyAccount(member, 0);
    for (let index = 1; index <= 7; index += 1) {
      account = post(account, posting(index, String(index)), sha256).account;
    }
    expect(account.availablePoints).toBe(28);
    expect(account.seq).toBe(7);
    expect(account.recentEntries.map((entry) => entry.seq)).toEqual([7, 6, 5, 4, 3]);
    expect(account.headEntryId).toBe('grant:m_1:7');
  });

  it('will not post steps that do not add up', () => {
    const wrong = { ...posting(10, 'a'), deltaPoints: toPoints(11) };
    expect(() => post(emptyAccount(member, 0), wrong, sha256)).toThrow('steps give 10, posting 11');
  });

  it('will not let a balance turn negative', () => {
    expect(() => post(emptyAccount(member, 0), posting(-1, 'a'), sha256)).toThrow('negative');
  });
});

describe('the chain of entries', () => {
  it('holds for any history', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 30 }), (deltas) => {
        const entries = chain(deltas);
        expect(findChainFault(entries, sha256)).toBeNull();
        expect(entries.at(-1)?.balanceAfterPoints ?? 0).toBe(deltas.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it.each<[string, (entries: LedgerEntry[]) => LedgerEntry[], string]>([
    [
      'an entry left out',
      (all) => [all[0], all[2]] as LedgerEntry[],
      'entry 3: not the next in sequence',
    ],
    [
      'an amount changed',
      (all) =>
        all.map((entry, index) => (index === 1 ? { ...entry, deltaPoints: toPoints(99) } : entry)),
      'entry 2: was altered',
    ],
    [
      'a history resealed from another start',
      (all) => [all[0], ...chain([7, 2, 3]).slice(1)] as LedgerEntry[],
      'entry 2: does not follow the one before',
    ],
  ])('shows %s', (_, tamper, fault) => {
    expect(findChainFault(tamper(chain([1, 2, 3])), sha256)).toBe(fault);
  });
});

describe('canonical JSON', () => {
  it('writes the same text whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '文' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"文","d":null}]}',
    );
  });

  it('leaves out what is undefined and refuses what JSON cannot hold', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('not a finite number');
  });
});
