import type { Defect } from '../defect';

const debit = 'cloudfunctions/_features/store/debit';
const tests = [
  'functions/store/debit/answer.test.ts',
  'functions/store/debit/withdraw.test.ts',
  'functions/store/till/crash.test.ts',
];

/** A till gives up a question that the member has not answered. */
export const withdrawalDefects: readonly Defect[] = [
  {
    id: 'withdraw-unmarked',
    says: 'Who gives a question up is not put down before its points go back.',
    file: `${debit}/withdraw.ts`,
    find: 'const isFirst = await markWithdrawn(call, debitId, mark);',
    put: 'const isFirst = mark.atMs > 0 || (await markWithdrawn(call, debitId, mark));',
    tests,
  },
  {
    id: 'withdraw-second-mark',
    says: 'Whoever comes second is written down as having given the question up, too.',
    file: `${debit}/withdraw.ts`,
    find: 'isFirst ? { ...debit, withdrawn: mark } : debit;',
    put: 'isFirst ? { ...debit, withdrawn: mark } : { ...debit, withdrawn: mark };',
    tests,
  },
  {
    id: 'withdraw-mark-taken-over',
    says: 'Whoever comes second takes the place of who gave the question up.',
    file: `${debit}/repository.ts`,
    find: "state: 'proposed', withdrawn: null })",
    put: "state: 'proposed' })",
    tests,
  },
  {
    id: 'withdraw-of-another-store',
    says: 'A question asked in another store can be given up.',
    file: `${debit}/withdraw.ts`,
    find: '!isAsked(found) || !worksIn(call.staff, found.storeId)',
    put: '!isAsked(found) || (!worksIn(call.staff, found.storeId) && found.storeId === debitId)',
    tests,
  },
  {
    id: 'withdraw-as-declined',
    says: "A question that the till gave up stands as the member's no.",
    file: `${debit}/withdraw.ts`,
    find: "releaseDebit(call, marked, 'withdrawn')",
    put: 'releaseDebit(call, marked)',
    tests,
  },
  {
    id: 'withdraw-deed-after-state',
    says: 'A question is over before the audit knows who gave it up.',
    file: `${debit}/end.ts`,
    find: "  if (state === 'withdrawn') await writeDownWithdrawal(call, debit);\n  await moveDebit(call, debit.debitId, { state, ...noted });",
    put: "  await moveDebit(call, debit.debitId, { state, ...noted });\n  if (state === 'withdrawn') await writeDownWithdrawal(call, debit);",
    tests,
  },
  {
    id: 'withdraw-mark-read-once',
    says: 'A question given up since it was read is taken for one that nobody gave up.',
    file: `${debit}/end.ts`,
    find: 'debit.withdrawn ?? (await findDebit(call, debitId))?.withdrawn;',
    put: 'debit.withdrawn ?? (debitId === "" ? (await findDebit(call, debitId))?.withdrawn : null);',
    tests,
  },
];
