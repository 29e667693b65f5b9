import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets } from '../../../localcloud/host/secrets';

const names = ['JIDIAN_ID_KEY', 'JIDIAN_SEAL_KEY'];
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jidian-secrets-'));
  file = join(folder, 'secrets.json');
});
afterEach(() => {
  delete process.env['JIDIAN_SEAL_KEY'];
  rmSync(folder, { recursive: true });
});

describe('the secrets of a shop', () => {
  it('are made once, but no key for sealing, which a shop may do without', () => {
    const made = openSecrets(file, names);
    expect(made['JIDIAN_ID_KEY']).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(made).sort()).toEqual(['JIDIAN_ID_KEY', 'LOGIN_SECRET']);
    expect(openSecrets(file, names)).toEqual(made);
  });

  it('have a key for sealing where it stands beside the data, or in the environment', () => {
    const made = openSecrets(file, names);
    writeFileSync(file, JSON.stringify({ ...made, JIDIAN_SEAL_KEY: 'kept' }));
    expect(openSecrets(file, names)).toEqual({ ...made, JIDIAN_SEAL_KEY: 'kept' });
    process.env['JIDIAN_SEAL_KEY'] = 'given';
    expect(openSecrets(file, names)).toEqual({ ...made, JIDIAN_SEAL_KEY: 'given' });
    expect(readFileSync(file, 'utf8')).not.toContain('given');
  });
});
