import { createHash } from 'node:crypto';
import { checkDigit } from '#shared/store/code/rules';
import { hashOfDigits } from '../../../../cloudfunctions/_features/store/code/hashes';
import type { MemberCode } from '#shared/store/code/model';
import type { Staff } from '#shared/store/staff/model';
import { Cloud } from '../../harness';
import { clerks, codesOf, openStores } from '../../people';

/** Guesses made through the function; `npm run bench -- guesses` makes a million. */
const guesses = Number(process.env['GUESSES'] ?? 2_000);
const guessers = 20;

let cloud: Cloud;
beforeAll(async () => {
  cloud = await Cloud.open();
  openStores(cloud, clerks(1 + guessers));
  await cloud.member('xiaoman', 'member.getHome', {});
});
afterAll(() => cloud.close());

/** Well-formed digits, a new one for each number. */
function digitsOf(number: number): string {
  const digits = String(number).padStart(11, '0');
  return digits + checkDigit(digits);
}

const guess = async (code: string, number: number): Promise<string> => {
  const reply = await cloud.staff(code, 'store.scan', { code: digitsOf(number) });
  return reply.ok ? 'hit' : reply.error.code;
};

describe('guessing codes', () => {
  it('is over after ten wrong ones: no further guess reaches the codes at all', async () => {
    const first: string[] = [];
    for (let number = 0; number < 10; number += 1) first.push(await guess('clerk', number));
    expect(new Set(first)).toEqual(new Set(['code.not_found']));
    cloud.logs.length = 0;
    for (let number = 10; number < 110; number += 1) {
      expect(await guess('clerk', number)).toBe('code.locked_out');
    }
    const calls = cloud.logs.map(({ databaseCalls }) => databaseCalls);
    // The first one locked out writes it down, and reads the rules on this cold function.
    expect(calls).toEqual([5, ...Array<number>(99).fill(1)]);
    const rows = cloud.dump()['audit'] as { outcome: string }[];
    expect(rows.map(({ outcome }) => outcome)).toEqual(['code.locked_out']);
  });

  it('locks out neither others nor the person for good', async () => {
    const { code } = await codesOf(cloud, 'xiaoman');
    expect(await cloud.staff('clerk', 'store.scan', { code })).toMatchObject({
      error: { code: 'code.locked_out', untilMs: cloud.nowMs + 600_000 },
    });
    expect(await cloud.staff('manager', 'store.scan', { code })).toMatchObject({ ok: true });
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 5 });

    cloud.nowMs += 600_000;
    const { code: later } = await codesOf(cloud, 'xiaoman');
    expect(await cloud.staff('clerk', 'store.scan', { code: later })).toMatchObject({ ok: true });
  });

  it('counts every one that got through of a hundred at once, in one small field', async () => {
    const words = await Promise.all(
      Array.from({ length: 100 }, (_, number) => guess('till-0', number)),
    );
    const through = words.filter((word) => word === 'code.not_found').length;
    expect(through).toBeGreaterThanOrEqual(10);
    expect(await guess('till-0', 200)).toBe('code.locked_out');
    const staff = cloud.dump()['staff'] as Staff[];
    const till = staff.find(({ staffId }) => staffId === cloud.memberId('till-0'));
    expect(till?.guesses).toEqual({ count: through, sinceMs: cloud.nowMs });
  });

  it('does not count a slip of the finger', async () => {
    for (let number = 0; number < 12; number += 1) {
      const digits = digitsOf(number);
      const slipped = digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);
      expect(await cloud.staff('manager', 'store.scan', { code: slipped })).toMatchObject({
        error: { code: 'code.mistyped' },
      });
    }
    expect(await guess('manager', 1)).toBe('code.not_found');
  });

  it('would find none in 1,000,000 tries among a thousand live codes, were there no lock', async () => {
    // Always the same draw: one run in a hundred of a million such tries would find one.
    let draws = 0;
    cloud.drawBytes = (size) =>
      createHash('sha512')
        .update(`draw ${String((draws += 1))}`)
        .digest()
        .subarray(0, size);
    for (let member = 0; member < 500; member += 50) {
      const codes = Array.from({ length: 50 }, (_, index) => `m-${String(member + index)}`);
      await Promise.all(codes.map((code) => codesOf(cloud, code)));
    }
    const live = new Set((cloud.dump()['codes'] as MemberCode[]).map((code) => code.digitsHash));
    expect(live.size).toBeGreaterThanOrEqual(1_000);
    const { ports } = cloud.call();
    let hits = 0;
    for (let number = 0; number < 1_000_000; number += 1) {
      // Spread over the whole range by a step that shares no factor with it.
      const digits = digitsOf((number * 99_991) % 100_000_000_000);
      if (live.has(hashOfDigits(ports, digits))) hits += 1;
    }
    expect(hits).toBe(0);
  }, 120_000);
});

describe('guessing through the function, by twenty at once', () => {
  interface Served {
    readonly calls: number;
    readonly ms: number;
  }

  /** Somebody who shows a code, and a till that scans it. */
  async function serve(): Promise<Served> {
    const { code } = await codesOf(cloud, 'xiaoman');
    const beganMs = performance.now();
    const reply = await cloud.staff('manager', 'store.scan', { code });
    const ms = performance.now() - beganMs;
    if (!reply.ok) throw new Error(reply.error.code);
    return { calls: cloud.logs.at(-1)?.databaseCalls ?? 0, ms };
  }

  const middle = (served: readonly Served[]): number => {
    const sorted = served.map(({ ms }) => ms).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };

  it(
    `has no hit in ${String(guesses)}, reaches the codes ten times in ten minutes, and is in nobody’s way`,
    async () => {
      cloud.nowMs += 60 * 60_000;
      const before: Served[] = [];
      for (let visit = 0; visit < 30; visit += 1) {
        before.push(await serve());
        cloud.nowMs += 25_000;
      }
      const during: Served[] = [];
      const heard: Record<string, number> = {};
      const fromMs = cloud.nowMs;
      const rounds = Math.ceil(guesses / guessers);
      for (let round = 0; round < rounds; round += 1) {
        const words = await Promise.all(
          Array.from({ length: guessers }, (_, person) => {
            const number = ((round * guessers + person) * 99_991) % 100_000_000_000;
            return guess(`till-${String(person + 1)}`, number);
          }),
        );
        for (const word of words) heard[word] = (heard[word] ?? 0) + 1;
        if (round % 25 === 0) during.push(await serve());
        cloud.nowMs += 1000;
        if (cloud.logs.length > 10_000) cloud.logs.length = 0;
      }
      const locks = Math.ceil((cloud.nowMs - fromMs) / 600_000);
      expect(Object.keys(heard).sort()).toEqual(['code.locked_out', 'code.not_found']);
      // Those that were on their way when the tenth was counted got through beside it.
      expect(heard['code.not_found']).toBeLessThanOrEqual(10 * guessers * locks);
      expect(heard['code.not_found']).toBeGreaterThanOrEqual(10 * guessers);
      const mostCalls = (served: readonly Served[]) =>
        Math.max(...served.map(({ calls }) => calls));
      expect(mostCalls(during)).toBeLessThanOrEqual(mostCalls(before));
      if (guesses >= 100_000) {
        console.info(JSON.stringify({ heard, beforeMs: middle(before), duringMs: middle(during) }));
        expect(middle(during)).toBeLessThanOrEqual(1.5 * middle(before));
      }
    },
    6 * 60 * 60_000,
  );
});
