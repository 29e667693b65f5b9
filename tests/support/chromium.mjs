import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function candidates() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const mac = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `${folder}/${name}.app/Contents/MacOS/${name}`,
    ),
  );
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  const byPlatform = { darwin: mac, win32: windows }[process.platform] ?? [
    ...onPath,
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
  return [process.env.CHROME_PATH, ...byPlatform].filter(Boolean);
}

/** Where Playwright's own download would be; absent before the packages are installed. */
function playwrightChromium() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** The path of a Chromium or Chrome on this machine, or undefined. */
export function findBrowser() {
  const installed = candidates().find((path) => existsSync(path));
  if (installed) return installed;
  const downloaded = playwrightChromium();
  return downloaded && existsSync(downloaded) ? downloaded : undefined;
}

const debianRoot = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  spawnSync('apt-get', ['--version']).status === 0;

function hasChineseFonts() {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  return status === 0;
}

function aptInstall(packages) {
  return (
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}

function playwrightInstall() {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return run(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium']);
}

/** Finds or installs a browser and the fonts its pages need; throws a sentence where neither works. */
export function ensureBrowser(say) {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFonts() ? [] : ['fonts-noto-cjk']),
  ];
  if (debianRoot() && missing.length > 0) {
    say(`installing ${missing.join(' and ')} with apt-get, once`);
    if (!aptInstall(missing)) say('apt-get could not install them');
  } else if (!findBrowser()) {
    say('no Chromium or Chrome here: downloading one with Playwright, once');
    playwrightInstall();
  }
  if (!hasChineseFonts()) say('no Chinese font found: pages work, screenshots show empty boxes');
  const found = findBrowser();
  if (!found)
    throw new Error(
      'The browser journeys need Chromium or Chrome. Install one, or set CHROME_PATH to its program.',
    );
  return found;
}
