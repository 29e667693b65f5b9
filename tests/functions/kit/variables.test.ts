import { cloudApp } from '../../../cloudfunctions/_kit/app';
import { openDatabase } from '../../../cloudfunctions/_kit/database';

/** Where the SDK asks for the variables of the process. */
const sdk = cloudApp().constructor as unknown as {
  getCloudbaseContext(context?: unknown): { LOGINTYPE?: string };
};
const startCall = () => openDatabase(() => undefined);

describe("the platform's variables", () => {
  beforeEach(startCall);
  afterEach(() => {
    delete process.env['LOGINTYPE'];
  });

  it('are gathered once a call, however long it takes, and anew for the next', async () => {
    process.env['LOGINTYPE'] = 'first';
    const gathered = sdk.getCloudbaseContext();
    expect(gathered.LOGINTYPE).toBe('first');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sdk.getCloudbaseContext()).toBe(gathered);
    startCall();
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
