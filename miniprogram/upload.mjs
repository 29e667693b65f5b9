/**
 * The built mini-program through WeChat's own compiler:
 *   npm run upload -- --check                          compiles it, offline, with no account
 *   npm run upload -- --preview                        shows a QR code to open it on a phone
 *   npm run upload -- --version 1.2.0 --desc "text"    uploads it for review
 * Preview and upload need the owner's appid and upload key; see `readOwner`.
 */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = 'miniprogram-ci@2.1.42';
const PLACEHOLDER = 'touristappid';

/** What the compiler would ask WeChat's server about the account: its limits, in MB and KB. */
const ATTRIBUTES = {
  appType: 0,
  isSandbox: false,
  released: true,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
    MaxCustomTabbarCodeSize: 200,
  },
};

/** 700 packages that only this script needs: fetched when first asked for, not a dependency. */
function fetchCompiler() {
  const folder = join(root, 'dist/.tools/miniprogram-ci');
  if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) {
    process.stdout.write(`fetching ${COMPILER}, once (about a minute)\n`);
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    const { status } = spawnSync('npm', ['install', '--prefix', folder, ...quiet, COMPILER], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm could not fetch ${COMPILER}.`);
  }
  // It leaves an empty folder of a random name wherever it runs.
  process.chdir(folder);
  return createRequire(join(folder, 'package.json'))('miniprogram-ci');
}

function readProject(folder) {
  const settings = JSON.parse(readFileSync(join(folder, 'project.config.json'), 'utf8'));
  const built = join(folder, settings.miniprogramRoot, 'app.json');
  if (!existsSync(built)) throw new Error(`${built} is missing: run npm run build:weapp first.`);
  return settings;
}

/** The appid from WECHAT_APPID or project.config.json, the key's path from WECHAT_PRIVATE_KEY. */
function readOwner(folder, settings) {
  const appid = process.env.WECHAT_APPID ?? settings.appid;
  if (appid === PLACEHOLDER)
    throw new Error('Set WECHAT_APPID, or put your appid into project.config.json.');
  const key = resolve(folder, process.env.WECHAT_PRIVATE_KEY ?? `private.${appid}.key`);
  if (!existsSync(key))
    throw new Error(
      `${key} is missing. Download the upload key (小程序代码上传密钥) from the mini-program's admin page, ` +
        'or set WECHAT_PRIVATE_KEY to its path.',
    );
  return { appid, key };
}

async function check(ci, folder, settings) {
  const temporary = mkdtempSync(join(tmpdir(), 'jidian-compile-'));
  try {
    const key = join(temporary, 'key');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const project = openProject(ci, folder, 'wx0000000000000000', key);
    project.attr = async () => ({ ...ATTRIBUTES, appid: project.appid });
    const options = { project, version: '0.0.0', setting: settings.setting };
    const files = await ci.getCompiledResult(
      { ...options, onProgressUpdate: () => undefined },
      join(temporary, 'compiled.zip'),
    );
    process.stdout.write(
      `WeChat's compiler accepts the build: ${Object.keys(files).length} files\n`,
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const openProject = (ci, folder, appid, privateKeyPath) =>
  new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: folder,
    privateKeyPath,
    ignores: ['node_modules/**/*'],
  });

async function main() {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      preview: { type: 'boolean' },
      version: { type: 'string' },
      desc: { type: 'string', default: '' },
      robot: { type: 'string', default: '1' },
      project: { type: 'string', default: root },
    },
  });
  if (!values.check && !values.preview && !values.version)
    throw new Error('Say what to do: --check, --preview, or --version 1.2.0 --desc "what is new".');
  const folder = resolve(values.project);
  const settings = readProject(folder);
  if (values.check) return check(fetchCompiler(), folder, settings);
  const { appid, key } = readOwner(folder, settings);
  const ci = fetchCompiler();
  const options = {
    project: openProject(ci, folder, appid, key),
    desc: values.desc,
    robot: Number(values.robot),
    setting: settings.setting,
  };
  if (values.preview) await ci.preview({ ...options, qrcodeFormat: 'terminal' });
  else await ci.upload({ ...options, version: values.version });
}

// The compiler leaves child processes behind that would keep this one alive.
main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.code ? `${error.code}: ` : ''}${error.message}\n`);
    process.exit(1);
  },
);
