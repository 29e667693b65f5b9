import type { Defect } from '../defect';

const post = 'cloudfunctions/_ledger/post.ts';

/** How points are written: order of writes, conditions, look-ups, sweeps, versions of rules. */
export const ledgerDefects: readonly Defect[] = [
  {
    id: 'ledger-account-overwritten',
    says: 'An account is written over whoever changed it meanwhile.',
    file: 'cloudfunctions/_ledger/accounts.ts',
    find: '.where({ _id: read.memberId, seq: read.seq })',
    put: '.where({ _id: read.memberId })',
    tests: [
      'functions/checkin/checkin.test.ts',
      'functions/points/points.test.ts',
      'functions/mall/race.test.ts',
    ],
  },
  {
    id: 'ledger-hole-left',
    says: 'A posting goes on though the entries before it are not in the ledger.',
    file: post,
    find: 'if (!found.headIsInLedger) await addEntries(call, headEntries(found.account));',
    put: '',
    tests: ['functions/crash.test.ts'],
  },
  {
    id: 'ledger-entries-before-account',
    says: 'Entries are added before the account is changed.',
    file: post,
    find: `  if (!(await compareAndSetAccount(call, read, account, entries, changes))) return false;
  await Promise.all([addEntries(call, entries), alongside?.()]);`,
    put: `  await Promise.all([addEntries(call, entries), alongside?.()]);
  if (!(await compareAndSetAccount(call, read, account, entries, changes))) return false;`,
    tests: ['functions/crash.test.ts', 'functions/checkin/checkin.test.ts'],
  },
  {
    id: 'ledger-lost-race-ignored',
    says: 'Whoever lost the race for an account is told that it went well.',
    file: post,
    find: 'if (!(await compareAndSetAccount(call, read, account, entries, changes))) return false;',
    put: 'await compareAndSetAccount(call, read, account, entries, changes);',
    tests: ['functions/checkin/checkin.test.ts', 'functions/crash.test.ts'],
  },
  {
    id: 'ledger-gives-up-at-once',
    says: 'A few changes of one account at once are refused as too many.',
    file: 'cloudfunctions/_kit/retry.ts',
    find: 'const tries = 32;',
    put: 'const tries = 2;',
    tests: ['functions/points/points.test.ts', 'functions/mall/race.test.ts'],
  },
  {
    id: 'ledger-twin-is-a-fault',
    says: 'A document that is there already is a fault instead of an answer.',
    file: 'cloudfunctions/_kit/documents.ts',
    find: "if (isDuplicate(error)) return 'exists';",
    put: '',
    tests: ['functions/crash.test.ts', 'functions/checkin/checkin.test.ts'],
  },
  {
    id: 'ledger-reversed-twice',
    says: 'A repeated reversal does not look for itself.',
    file: 'cloudfunctions/_ledger/reverse.ts',
    find: `    if (standing) {
      return namedPoints`,
    put: `    if (standing?.hash === '') {
      return namedPoints`,
    tests: [
      'functions/points/adjust.test.ts',
      'functions/points/points.test.ts',
      'functions/store/undo/undo.test.ts',
    ],
  },
  {
    id: 'ledger-adjust-any-key',
    says: 'A correction repeated with another sum is done again, or answered as the first.',
    file: 'cloudfunctions/_kit/operator.ts',
    find: "if (taken === 'stands_for_other') return refuse({ code: 'request.key_reused' });",
    put: '',
    tests: ['functions/attacks/reuse.test.ts'],
  },
  {
    id: 'ledger-sweep-blind',
    says: 'The sweep takes every account for whole.',
    file: 'cloudfunctions/_ledger/repair.ts',
    find: 'filter(({ headIsInLedger }) => !headIsInLedger)',
    put: "filter(({ headIsInLedger, account }) => !headIsInLedger && account.memberId === '')",
    tests: ['functions/crash.test.ts'],
  },
  {
    id: 'ledger-reconcile-blind',
    says: 'The nightly comparison finds no fault in anything.',
    file: 'cloudfunctions/_ledger/walks/reconcile.ts',
    find: 'const fault = bookFault({ account, entries }, { sha256, nowMs: call.nowMs });',
    put: 'const fault = bookFault({ account, entries: [] }, { sha256, nowMs: call.nowMs }) && null;',
    tests: ['functions/jobs/reconcile.test.ts'],
  },
  {
    id: 'rules-a-moment-late',
    says: 'A version of rules is not in force at its own instant.',
    file: 'shared/rules/rules.ts',
    find: 'if (candidate.effectiveFromMs > atMs) continue;',
    put: 'if (candidate.effectiveFromMs >= atMs) continue;',
    tests: ['rules/rules/rules.test.ts'],
  },
  {
    id: 'rules-publisher-told-of-another',
    says: "Who publishes second is told that the first one's rules are theirs.",
    file: 'cloudfunctions/_features/rules/service.ts',
    find: 'if (own?.requestId !== call.requestId) {',
    put: 'if (!own) {',
    tests: ['functions/rules/rules.test.ts'],
  },
  {
    id: 'rules-in-the-past',
    says: 'Rules can be published as if they had held before.',
    file: 'cloudfunctions/_features/rules/service.ts',
    find: 'if (effectiveFromMs !== null && effectiveFromMs < call.nowMs) {',
    put: 'if (effectiveFromMs !== null && effectiveFromMs < 0) {',
    tests: ['functions/rules/rules.test.ts'],
  },
  {
    id: 'rules-kept-for-ever',
    says: 'After the clock stepped back, old rules are kept until it has caught up.',
    file: 'cloudfunctions/_kit/cache.ts',
    find: 'Math.abs(nowMs - kept.loadedAtMs) < keepMs',
    put: 'nowMs - kept.loadedAtMs < keepMs',
    tests: ['functions/rules/rules.test.ts'],
  },
];
