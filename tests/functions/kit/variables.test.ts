import { cloudApp } from '../../../cloudfunctions/_kit/app';

/** Where the SDK asks for the variables of the process. */
const sdk = cloudApp().constructor as unknown as {
  getCloudbaseContext(context?: unknown): { LOGINTYPE?: string };
};
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("the platform's variables", () => {
  beforeEach(nextTurn);
  afterEach(() => {
    delete process.env['LOGINTYPE'];
  });

  it('are gathered once a turn, whatever awaits in it, and anew in the next', async () => {
    process.env['LOGINTYPE'] = 'first';
    const gathered = sdk.getCloudbaseContext();
    expect(gathered.LOGINTYPE).toBe('first');
    await Promise.resolve();
    expect(sdk.getCloudbaseContext()).toBe(gathered);
    await nextTurn();
    process.env['LOGINTYPE'] = 'second';
    expect(sdk.getCloudbaseContext().LOGINTYPE).toBe('second');
  });

  it('are those of the call where calls have their own', () => {
    const { env } = process;
    try {
      process.env = { LOGINTYPE: 'one' };
      expect(sdk.getCloudbaseContext().LOGINTYPE).toBe('one');
      process.env = { LOGINTYPE: 'other' };
      expect(sdk.getCloudbaseContext().LOGINTYPE).toBe('other');
    } finally {
      process.env = env;
    }
  });

  it('give way to a context', () => {
    process.env['LOGINTYPE'] = 'of the process';
    sdk.getCloudbaseContext();
    const environment = JSON.stringify({ LOGINTYPE: 'of the context' });
    expect(sdk.getCloudbaseContext({ environment }).LOGINTYPE).toBe('of the context');
  });
});
