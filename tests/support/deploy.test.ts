import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** With the environment of a shell that has set nothing but `more`. */
function deployWith(
  more: Record<string, string>,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH, ...more };
  return spawnSync(process.execPath, ['cloudfunctions/deploy.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
}
const deploy = (...args: string[]) => deployWith({}, ...args);

test('without --yes a deployment says what it would do and does nothing', () => {
  const { status, stdout } = deploy();

  expect(status).toBe(0);
  expect(stdout).toMatch(/member +\d+ KB/);
  expect(stdout).toContain('timer: tick');
  expect(stdout).toContain('unique index one_entry_per_place: memberId 1, seq -1');
  expect(stdout).toContain('Nothing was changed.');
});

test('every collection is closed to clients, each time', () => {
  // The environment's management API, noting what it is asked.
  const script = `
    import { readFileSync } from 'node:fs';
    import { deployDatabase } from './cloudfunctions/deploy-environment.mjs';
    const collections = JSON.parse(readFileSync('cloudfunctions/collections.json', 'utf8'));
    const asked = [];
    await deployDatabase(
      {
        commonService: () => ({ call: async (request) => void asked.push(request) }),
        database: {
          createCollectionIfNotExists: async () => ({ IsCreated: false }),
          checkIndexExists: async () => ({ Exists: true }),
        },
      },
      { env: 'env-1', collections, say: () => undefined },
    );
    console.log(JSON.stringify({ names: collections.map(({ name }) => name), asked }));`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  const { names, asked } = JSON.parse(stdout) as { names: string[]; asked: unknown[] };
  expect(names.length).toBeGreaterThan(20);
  expect(asked).toEqual(
    names.map((CollectionName) => ({
      Action: 'ModifyDatabaseACL',
      Param: { EnvId: 'env-1', CollectionName, AclTag: 'ADMINONLY' },
    })),
  );
});

test('with --yes everything that is missing is named at once', () => {
  const { status, stderr } = deploy('--yes');

  expect(status).toBe(1);
  for (const name of ['--env', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'JIDIAN_ID_KEY'])
    expect(stderr).toContain(name);
});

test('an account at WeChat Pay is deployed whole or not at all', () => {
  expect(deploy('--yes').stderr).not.toContain('JIDIAN_PAY_');

  const { stderr } = deployWith({ JIDIAN_PAY_MCHID: '1900000109' }, '--yes');
  for (const name of ['APPID', 'SERIAL', 'PRIVATE_KEY', 'API_V3_KEY', 'NOTIFY_URL'])
    expect(stderr).toContain(`Set JIDIAN_PAY_${name} as well`);
  expect(stderr).not.toContain('JIDIAN_PAY_PUBLIC_KEY');
});

test('keys for sealing are named, and what is no key is not deployed', () => {
  const [own, other] = ['a1'.repeat(32), 'b2'.repeat(32)];
  expect(deploy().stdout).toContain('Personal texts are sealed with v1.');
  const two = { JIDIAN_SEAL_KEY: own, JIDIAN_SEAL_KEY_OTHER: other };
  const said = 'sealed with v2.52fe6094, and opened with v2.f14dfc87, too';
  expect(deployWith(two).stdout).toContain(said);
  expect(deploy('--yes').stderr).not.toContain('JIDIAN_SEAL_');
  expect(deployWith(two, '--yes').stderr).not.toContain('JIDIAN_SEAL_');

  const wrong = deployWith({ JIDIAN_SEAL_KEY: 'A1'.repeat(32) }, '--yes').stderr;
  expect(wrong).toContain('Set JIDIAN_SEAL_KEY to 64 hexadecimal characters');
  const twice = { JIDIAN_SEAL_KEY: own, JIDIAN_SEAL_KEY_OTHER: own };
  const { stderr } = deployWith(twice, '--yes');
  expect(stderr).toContain('JIDIAN_SEAL_KEY_OTHER is JIDIAN_SEAL_KEY itself.');
});
