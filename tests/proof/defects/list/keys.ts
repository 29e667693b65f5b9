import type { Defect } from '../defect';

const signature = 'cloudfunctions/_kit/signature.ts';
const sealing = 'cloudfunctions/_features/member/sealing';
const workers = 'localcloud/host/functions';
const signed = ['functions/kit/signature.test.ts'];
const resealed = ['functions/member/reseal.test.ts'];
const reused = ['functions/attacks/reuse.test.ts'];
const shared = ['localcloud/host/sharing.test.ts', 'localcloud/host/functions.test.ts'];

/** Signing, sealing, request ids, and calls that share a worker. */
export const keyDefects: readonly Defect[] = [
  {
    id: 'signing-key-of-yesterday',
    says: "A request of today is signed with the key of the instance's first day.",
    file: signature,
    find: 'if (newest?.secretKey === secretKey && newest.day === day) return newest;',
    put: 'if (newest?.secretKey === secretKey) return newest;',
    tests: signed,
  },
  {
    id: 'signing-key-of-another',
    says: 'New credentials sign with the key of the former ones until midnight.',
    file: signature,
    find: 'if (newest?.secretKey === secretKey && newest.day === day) return newest;',
    put: 'if (newest?.day === day) return newest;',
    tests: signed,
  },
  {
    id: 'signing-order-of-others',
    says: 'Two sets of names that read alike without a gap share one order.',
    file: signature,
    find: "const together = keys.join('\\n');",
    put: "const together = keys.join('');",
    tests: signed,
  },
  {
    id: 'signing-by-code-unit',
    says: 'Names are ordered by their bytes, not as the package orders them.',
    file: signature,
    find: 'a.localeCompare(b)',
    put: '(a < b ? -1 : 1)',
    tests: signed,
  },
  {
    id: 'seal-place-forgotten',
    says: 'Birthdays stay under the former key for good, and it is said to be needed no more.',
    file: `${sealing}/repository.ts`,
    find: "  ['members', 'birthday.sealed'],\n",
    put: '',
    tests: resealed,
  },
  {
    id: 'seal-written-over',
    says: 'What a member changed meanwhile is replaced by what was read before.',
    file: `${sealing}/repository.ts`,
    find: '.where({ _id: documentId, [field]: sealed })',
    put: '.where({ _id: documentId })',
    tests: resealed,
  },
  {
    id: 'seal-clear-too-soon',
    says: 'The former key is given up while instances may still seal with it.',
    file: `${sealing}/service.ts`,
    find: 'beganAtMs >= state.sinceMs + settlesAfterMs',
    put: 'beganAtMs >= state.sinceMs',
    tests: resealed,
  },
  {
    id: 'seal-brought-back-by-a-parcel',
    says: 'An address comes back under its former key when the parcel goes out.',
    file: 'cloudfunctions/_features/mall/operate.ts',
    find: "const patch = { 'delivery.parcel': parcel, nextCheckAtMs };",
    put: 'const patch = { delivery: { ...delivery, parcel }, nextCheckAtMs };',
    tests: resealed,
  },
  {
    id: 'request-of-an-operator-for-two',
    says: "An operator's request id is good for the same action on somebody else.",
    file: 'cloudfunctions/_kit/operator.ts',
    find: 'await changeRuns(call, { action, inputHash }, 1)',
    put: 'await changeRuns(call, { action }, 1)',
    tests: reused,
  },
  {
    id: 'request-of-an-operator-freed-by-a-twin',
    says: 'A refused run frees the request id that its twin has been through with.',
    file: 'cloudfunctions/_kit/operator.ts',
    find: '.where({ _id: requestId, runs })',
    put: '.where({ _id: requestId })',
    tests: ['functions/kit/operator.test.ts'],
  },
  {
    id: 'request-of-an-operator-forgotten-soon',
    says: 'What a request id stood for is forgotten after nine days.',
    file: 'cloudfunctions/_kit/operator.ts',
    find: 'const keptMs = 90 * 86_400_000;',
    put: 'const keptMs = 9 * 86_400_000;',
    tests: ['functions/kit/operator.test.ts'],
  },
  {
    id: 'request-of-a-cancelling-forgotten',
    says: 'The request that cancelled one order cancels another, too.',
    file: 'cloudfunctions/_features/mall/cancel.ts',
    find: '{ endedBy: call.requestId }',
    put: '{}',
    tests: reused,
  },
  {
    id: 'workers-variables-stay',
    says: 'What a call was given as its variables, its caller among them, stays for the next.',
    file: `${workers}/calls-inside.ts`,
    find: 'env: { ...outside.env, ...variables }',
    put: 'env: Object.assign(outside.env, variables)',
    tests: shared,
  },
  {
    id: 'workers-answer-to-another-call',
    says: 'What goes on after an answer of the database belongs to no call.',
    file: `${workers}/calls-inside.ts`,
    find: 'return store ? (value) => calls.run(store, work, value) : work;',
    put: 'return store ? (value) => calls.exit(() => work(value)) : work;',
    tests: shared,
  },
  {
    id: 'workers-given-more-at-their-end',
    says: 'A worker in which a call ran out of time is given more of them.',
    file: `${workers}/pool.ts`,
    find: 'if (!instance.ready || instance.retired || instance.load',
    put: 'if (!instance.ready || instance.load',
    tests: shared,
  },
  {
    id: 'workers-busiest-first',
    says: 'A call goes to the busiest worker that has room.',
    file: `${workers}/pool.ts`,
    find: 'if (!found || instance.load < found.load) found = instance;',
    put: 'if (!found || instance.load > found.load) found = instance;',
    tests: shared,
  },
];
