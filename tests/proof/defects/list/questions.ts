import type { Defect } from '../defect';

const undo = 'cloudfunctions/_features/store/undo';
const undoRules = 'shared/store/undo/rules.ts';
const debitRules = 'shared/store/debit/rules.ts';
const late = ['rules/store/undo-ask.test.ts', 'functions/store/undo/late.test.ts'];
const used = ['rules/store/points-used.test.ts', 'functions/store/debit/payable.test.ts'];
const join = ['functions/store/staff/join-picture.test.ts', 'functions/store/staff/staff.test.ts'];

/** Undoing days later, points asked for at a bill, and the codes that members join by. */
export const questionDefects: readonly Defect[] = [
  {
    id: 'undo-late-for-hours-alone',
    says: 'Hours later a large sum still goes back on one word.',
    file: undoRules,
    find: 'return nowMs > done.atMs + clerkMinutes * minuteMs;',
    put: 'return nowMs > done.atMs + clerkMinutes * 60 * minuteMs;',
    tests: late,
  },
  {
    id: 'undo-late-in-small-parts',
    says: 'Each late undo is held against the limit by itself.',
    file: `${undo}/service.ts`,
    find: "const sum = { kind: 'refundFen', amount: worthFen, most: mostOfSum, takerId } as const;",
    put: "const amount = worthFen > mostOfSum ? worthFen : 0;\n    const sum = { kind: 'refundFen', amount, most: mostOfSum, takerId } as const;",
    tests: late,
  },
  {
    id: 'undo-late-asked-beside-a-yes',
    says: 'While an undo that was agreed to is on its way it can be asked for again.',
    file: undoRules,
    find: "if (latest && (isWaiting || latest.state === 'approved')) {",
    put: 'if (latest && isWaiting) {',
    tests: late,
  },
  {
    id: 'undo-late-waits-a-moment-long',
    says: 'At the instant its hours are over an ask still waits.',
    file: undoRules,
    find: "latest?.state === 'waiting' && nowMs < latest.expiresAtMs",
    put: "latest?.state === 'waiting' && nowMs <= latest.expiresAtMs",
    tests: late,
  },
  {
    id: 'undo-late-deaf-to-repeats',
    says: 'Who asked for a second word, and repeats it once the day is used up, is refused.',
    file: `${undo}/service.ts`,
    find: "if (read.written?.after['state'] === 'waiting') return read.written.businessDate;",
    put: "if (read.written?.after['state'] === 'undone') return read.written.businessDate;",
    tests: late,
  },
  {
    id: 'undo-late-first-ask-for-all',
    says: 'After a no it cannot be asked for again.',
    file: undoRules,
    find: 'round: (latest?.round ?? 0) + 1 });',
    put: 'round: latest?.round ?? 1 });',
    tests: late,
  },
  {
    id: 'question-first-attempt-only',
    says: 'Points held by a second question at a bill are not seen by its purchase.',
    file: debitRules,
    find: "holdId.split('#')[0] === debitKey",
    put: 'holdId === debitKey',
    tests: used,
  },
  {
    id: 'question-not-asked-yet',
    says: 'A bill is credited past a question that is about to be asked.',
    file: debitRules,
    find: "export const openStates: readonly DebitState[] = ['reserved', 'proposed'];",
    put: "export const openStates: readonly DebitState[] = ['proposed'];",
    tests: [...used, 'functions/store/debit/debit.test.ts'],
  },
  {
    id: 'question-once-for-ever',
    says: 'A bill whose question came to nothing can never be asked about again.',
    file: 'cloudfunctions/_features/store/debit/reserve.ts',
    find: '    isFirstTry = false;\n',
    put: '',
    tests: ['functions/store/debit/debit.test.ts'],
  },
  {
    id: 'question-after-the-bill',
    says: 'Points are taken for a bill that has brought its own.',
    file: 'cloudfunctions/_features/store/debit/hold.ts',
    find: 'if (recorded) return refuse(billTaken(recorded));',
    put: "if (recorded?.state === 'unlinked') return refuse(billTaken(recorded));",
    tests: ['functions/store/debit/payable.test.ts', 'functions/store/debit/debit.test.ts'],
  },
  {
    id: 'question-worth-is-paid',
    says: 'A bill earns on what points took off, not on what was left.',
    file: debitRules,
    find: 'toFen(taken.billFen - taken.worthFen)',
    put: 'toFen(taken.worthFen)',
    tests: used,
  },
  {
    id: 'join-one-code-a-store',
    says: 'All who work in a store have one join code, which names the first of them.',
    file: 'cloudfunctions/_stores/joincodes.ts',
    find: "`join:${storeId}:${staffId ?? ''}`",
    put: '`join:${storeId}`',
    tests: join,
  },
  {
    id: 'join-picture-drawn-each-time',
    says: 'WeChat draws a code each time it is looked at.',
    file: 'cloudfunctions/_stores/joincodes.ts',
    find: 'if (kept !== undefined) return kept;',
    put: "if (kept === '') return kept;",
    tests: join,
  },
  {
    id: 'join-code-of-the-other-kind',
    says: "A clerk's own code and the store's are given for each other.",
    file: 'cloudfunctions/_features/store/staff/service.ts',
    find: "of === 'self' ? staff.staffId : null",
    put: "of === 'store' ? staff.staffId : null",
    tests: join,
  },
];
