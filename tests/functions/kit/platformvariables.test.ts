import fc from 'fast-check';
import { resolve } from 'node:path';
import { gatherPlainly } from '../../../cloudfunctions/_kit/platformvariables';

/** The SDK's own file is the oracle: what it gathers is who calls. */
const { getCloudbaseContext } = jest.requireActual<{
  getCloudbaseContext: (context?: unknown) => Record<string, unknown>;
}>(resolve('node_modules/@cloudbase/node-sdk/dist/utils/tcbcontext.js'));

const names = fc.constantFrom(
  ...[
    'WX_OPENID',
    'WX_APPID',
    'WX_CLIENTIP',
    'TCB_UUID',
    'TCB_ENV',
    'TCB_CUSTOM_USER_ID',
    'LOGINTYPE',
  ],
  ...['TCB_CONTEXT_KEYS', 'WX_CONTEXT_KEYS', 'TCB_CONTEXT_CNFG', 'toString', '__proto__', ''],
);
const lists = fc.oneof(
  fc.array(names, { maxLength: 5 }).map((listed) => listed.join(',')),
  fc.constantFrom('WX_OPENID,TCB_UUID', ''),
);
const texts = fc.oneof(lists, fc.string({ maxLength: 6 }), fc.constantFrom('o-1', '{"URL":"x"}'));
const odd = fc.constantFrom<unknown>(null, 0, true, ['WX_OPENID'], { a: 1 });
const ofProcess = fc.dictionary(names, texts, { maxKeys: 8 });
const ofContext = fc.oneof(
  fc.constant(undefined),
  fc
    .dictionary(names, fc.oneof({ weight: 6, arbitrary: texts }, odd), { maxKeys: 8 })
    .map((given) => ({ environment: JSON.stringify(given) })),
  fc.constantFrom(
    { environment: '[1]' },
    { environment: '', environ: 'WX_OPENID=o-2' },
    {
      environment: '{',
    },
  ),
);

const { env } = process;
afterEach(() => {
  process.env = env;
});

/** What the SDK gathers, or that it refuses to. */
function asPackaged(context: unknown): unknown {
  try {
    return getCloudbaseContext(context);
  } catch {
    return 'refused';
  }
}

describe("the platform's variables", () => {
  it('are those that the SDK gathers, or left to the SDK', () => {
    let plain = 0;
    fc.assert(
      fc.property(ofProcess, ofContext, (variables, context) => {
        process.env = { ...variables, TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'env-1' };
        const ours = gatherPlainly(context);
        if (ours === undefined) return;
        plain += 1;
        expect(ours).toEqual(asPackaged(context));
        expect(Object.keys(ours).sort()).toEqual(Object.keys(asPackaged(context) as object).sort());
      }),
      { numRuns: 4000, seed: 49 },
    );
    expect(plain).toBeGreaterThan(1000);
  });

  it.each([
    ['of a context that is none', 7],
    ['of a context whose text is no object', { environment: '[1]' }],
    ['of a context whose text cannot be read', { environment: '{' }],
    ['of a context that gives them in the older way', { environ: 'WX_OPENID=o-2;TCB_UUID=o-2' }],
    ['with a name that every object has', { environment: '{"WX_CONTEXT_KEYS":"toString"}' }],
  ])('are left to the SDK %s', (_what, context) => {
    process.env = { TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'env-1' };
    expect(gatherPlainly(context)).toBeUndefined();
  });

  it('are left to the SDK where the platform has not said where it is', () => {
    process.env = { WX_OPENID: 'o-1' };
    expect(gatherPlainly(undefined)).toBeUndefined();
  });
});
