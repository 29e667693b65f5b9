import type { Defect } from '../defect';

const dispatch = 'cloudfunctions/_kit/dispatch.ts';
const hostile = ['functions/hostile.test.ts', 'functions/attacks/requests.test.ts'];

/** The way in: who calls, with what, how often. */
export const wireDefects: readonly Defect[] = [
  {
    id: 'wire-anybody-is-an-operator',
    says: 'A person can call what only operators may.',
    file: dispatch,
    find: `  const turnedAway = turnAway(caller, row.caller);
  if (turnedAway) return refuse(turnedAway);`,
    put: '',
    tests: hostile,
  },
  {
    id: 'wire-forged-timer',
    says: 'A person can set off a timer.',
    file: dispatch,
    find: `  const turnedAway = turnAway(callerOf(context, invocation.ports.hmac), 'system');
  if (turnedAway) return refuse(turnedAway);`,
    put: '',
    tests: hostile,
  },
  {
    id: 'wire-write-without-a-key',
    says: 'A write is taken without a request id.',
    file: dispatch,
    find: "if (row.effect === 'write' && requestId === undefined) {",
    put: "if (row.effect === 'write' && requestId === '') {",
    tests: hostile,
  },
  {
    id: 'wire-fault-in-detail',
    says: 'The caller is told what went wrong inside.',
    file: dispatch,
    find: "outcome = { result: refuse({ code: 'server.fault' }), fault: describeFault(error) };",
    put: "outcome = { result: refuse({ code: `server.fault ${describeFault(error)}` }), fault: '' };",
    tests: [...hostile, 'functions/crash.test.ts'],
  },
  {
    id: 'wire-prototype-reached',
    says: 'Names that reach a prototype are let in.',
    file: 'cloudfunctions/_kit/event.ts',
    find: "if (unsafeKeys.has(key)) return 'unsafe';",
    put: '',
    tests: hostile,
  },
  {
    id: 'wire-any-depth',
    says: 'Data may be nested as deep as it likes.',
    file: 'cloudfunctions/_kit/event.ts',
    find: 'if (depth > limits.depth || seen.values > limits.values)',
    put: 'if (seen.values > limits.values)',
    tests: hostile,
  },
  {
    id: 'wire-openid-of-the-event',
    says: 'A member without an openid of the platform is an operator.',
    file: 'cloudfunctions/_kit/caller.ts',
    find: "return { kind: hasUser ? 'stranger' : 'system' };",
    put: "return { kind: hasUser && !platform.TCB_UUID ? 'stranger' : 'system' };",
    tests: hostile,
  },
  {
    id: 'wire-one-more-than-the-pace',
    says: 'The pace lets a write through that nothing is left for.',
    file: 'cloudfunctions/_kit/pace.ts',
    find: 'const isLetThrough = left >= 1;',
    put: 'const isLetThrough = left >= 0;',
    tests: ['functions/kit/pace.test.ts'],
  },
  {
    id: 'wire-payment-by-a-person',
    says: 'A person can call the function that hears of payments.',
    file: 'cloudfunctions/_kit/http.ts',
    find: "if (callerOf(context, invocation.ports.hmac).kind !== 'system') {",
    put: "if (callerOf(context, invocation.ports.hmac).kind === 'stranger') {",
    tests: ['functions/payment/notification.test.ts', ...hostile],
  },
  {
    id: 'wire-nickname-too-long',
    says: 'A nickname of the longest length is refused.',
    file: 'shared/member/rules.ts',
    find: 'length > nicknameMaxLength ||',
    put: 'length >= nicknameMaxLength ||',
    tests: ['rules/member/member.test.ts'],
  },
  {
    id: 'wire-formula-in-a-file',
    says: 'A text that begins like a formula runs in a spreadsheet.',
    file: 'shared/kernel/csvwriter.ts',
    find: "const text = formulaStart.test(value) ? `'${value}` : value;",
    put: "const text = formulaStart.test('') ? `'${value}` : value;",
    tests: ['functions/points/statement.test.ts'],
  },
];
