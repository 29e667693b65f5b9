/** The part of a deployment that changes something; `deploy.mjs` says beforehand what. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../dist/.tools/cloudbase', import.meta.url));
const PACKAGES = ['@cloudbase/cli@2.12.10', '@cloudbase/manager-node@5.6.5'];

/** Tencent's own tools, fetched when first deployed with: nothing else needs them. */
function fetchTools(say) {
  if (!existsSync(join(tools, 'node_modules/.package-lock.json'))) {
    say('Fetching the CloudBase tools, once');
    const args = ['install', '--prefix', tools, '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status } = spawnSync('npm', [...args, ...PACKAGES], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm could not fetch ${PACKAGES.join(' and ')}.`);
  }
  return createRequire(join(tools, 'package.json'));
}

const secrets = () => ({
  id: process.env.TENCENTCLOUD_SECRETID,
  key: process.env.TENCENTCLOUD_SECRETKEY,
});

/**
 * Makes each collection and index that is missing; never drops one, for it may hold data.
 * @public Tested by itself.
 */
export async function deployDatabase(manager, { env, collections, say }) {
  const access = manager.commonService('tcb', '2018-06-08');
  for (const { name, indexes } of collections) {
    const { IsCreated } = await manager.database.createCollectionIfNotExists(name);
    // Only functions read and write; see the security rules of the document database.
    await access.call({
      Action: 'ModifyDatabaseACL',
      Param: { EnvId: env, CollectionName: name, AclTag: 'ADMINONLY' },
    });
    say(`collection ${name}: ${IsCreated ? 'created' : 'there'}, closed to clients`);
    for (const index of indexes) await deployIndex(manager.database, name, index, say);
  }
}

async function deployIndex(database, collection, { name, keys, unique = false }, say) {
  const { Exists } = await database.checkIndexExists(collection, name);
  if (!Exists)
    await database.updateCollection(collection, {
      CreateIndexes: [
        {
          IndexName: name,
          MgoKeySchema: {
            MgoIsUnique: unique,
            MgoIndexKeys: Object.entries(keys).map(([key, way]) => ({
              Name: key,
              Direction: String(way),
            })),
          },
        },
      ],
    });
  say(`  index ${name}: ${Exists ? 'there' : 'created'}`);
}

/** The CLI keeps its login in the home folder: it gets one of its own, gone afterwards. */
function deployFunctions(cli, { env, settings, say }) {
  const home = mkdtempSync(join(tmpdir(), 'jidian-deploy-'));
  const run = (args) => {
    const { status } = spawnSync(process.execPath, [cli, ...args], {
      cwd: home,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, HOME: home, USERPROFILE: home },
    });
    return status === 0;
  };
  try {
    writeFileSync(join(home, 'cloudbaserc.json'), JSON.stringify(settings), { mode: 0o600 });
    const { id, key } = secrets();
    if (!run(['login', '--apiKeyId', id, '--apiKey', key]))
      throw new Error('Tencent Cloud did not accept the API key.');
    for (const { name } of settings.functions) {
      say(`function ${name}`);
      if (!run(['fn', 'deploy', name, '--envId', env, '--force', '--yes']))
        throw new Error(`The CloudBase CLI could not deploy ${name}; its own words are above.`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Collections first: a function that is called before its collections exist would fail. */
export async function deploy(plan) {
  const load = fetchTools(plan.say);
  const Manager = load('@cloudbase/manager-node');
  const { id, key } = secrets();
  const manager = new Manager({ secretId: id, secretKey: key, envId: plan.env });
  await deployDatabase(manager, plan);
  deployFunctions(join(tools, 'node_modules/@cloudbase/cli/bin/tcb'), plan);
  plan.say(`\nDeployed to ${plan.env}.`);
}
