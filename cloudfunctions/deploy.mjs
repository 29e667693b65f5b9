/**
 * Brings functions, collections, indexes and timers to a CloudBase environment:
 *   npm run deploy                          says what it would do, and does nothing
 *   npm run deploy -- --yes --env ID        does it, with the account's keys from the environment
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deploy } from './deploy-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line = '') => process.stdout.write(`${line}\n`);
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

const settings = read('cloudbaserc.json');
const collections = read('cloudfunctions/collections.json');

const TEMPLATE = /\{\{\s*env\.(\w+)\s*\}\}/g;
const namesIn = (text) => [...text.matchAll(TEMPLATE)].map(([, name]) => name);

/** Values the owner gives at deployment; CLOUDBASE_ENV_ID comes from --env. */
const ownersValues = new Set(namesIn(JSON.stringify(settings.functions)));

/** A shop may open without a merchant account: then nothing is sold for money. */
const isForPayment = (name) => name.startsWith('JIDIAN_PAY_');
/** An account has a public key or, if it is older, certificates; the address has a default. */
const isSpare = (name) => /^JIDIAN_PAY_(PUBLIC_KEY|PUBLIC_KEY_ID|URL)$/.test(name);

/** What a shop may seal personal texts with instead of a key derived from the identity key. */
const sealing = ['JIDIAN_SEAL_KEY', 'JIDIAN_SEAL_KEY_OTHER'];

const bundle = (name) => join(root, settings.functionRoot, name, 'index.js');
const keysOf = ({ keys }) => Object.entries(keys).map(([key, way]) => `${key} ${way}`);

function describeFunction({
  name,
  runtime,
  memorySize,
  timeout,
  triggers = [],
  envVariables = {},
}) {
  const built = existsSync(bundle(name));
  const size = built ? `${(statSync(bundle(name)).size / 1024).toFixed(0)} KB` : 'NOT BUILT';
  say(`  ${name.padEnd(10)} ${size.padStart(9)}  ${runtime}, ${memorySize} MB, ${timeout} s`);
  const variables = Object.keys(envVariables);
  if (variables.length > 0) say(`    variables: ${variables.join(', ')}`);
  for (const { name: timer, config } of triggers) say(`    timer: ${timer}  ${config}`);
}

function describeCollection({ name, indexes }) {
  say(`  ${name}`);
  for (const index of indexes)
    say(`    ${index.unique ? 'unique ' : ''}index ${index.name}: ${keysOf(index).join(', ')}`);
}

function describe() {
  say('Functions, each replaced by what is built here:');
  settings.functions.forEach(describeFunction);
  say('\nCollections, each created when missing and closed to every client:');
  collections.forEach(describeCollection);
  say(`\nValues taken from the environment: ${[...ownersValues].join(', ')}`);
  describeSealing();
}

/** Everything that is missing, in one go: nobody likes to learn it one by one. */
function missing(env) {
  const given = (name) => (process.env[name] ?? '') !== '';
  const unbuilt = settings.functions.filter(({ name }) => !existsSync(bundle(name)));
  return [
    ...(env ? [] : ['Name the environment: --env ID.']),
    ...['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY']
      .filter((name) => !given(name))
      .map((name) => `Set ${name} to the API key of an account that may change the environment.`),
    ...[...ownersValues]
      .filter((name) => !given(name) && !isForPayment(name) && !sealing.includes(name))
      .map((name) => `Set ${name}; keep it for ever, members are found by it.`),
    ...wrongSealKeys(),
    ...missingForPayment(given),
    ...unbuilt.map(({ name }) => `Function ${name} is not built: npm run build:functions.`),
  ];
}

function wrongSealKeys() {
  const [own, other] = sealing.map((name) => process.env[name] ?? '');
  return [
    ...sealing
      .filter((name) => !/^([0-9a-f]{64})?$/.test(process.env[name] ?? ''))
      .map(
        (name) => `Set ${name} to 64 hexadecimal characters (openssl rand -hex 32), or not at all.`,
      ),
    ...(own !== '' && own === other ? ['JIDIAN_SEAL_KEY_OTHER is JIDIAN_SEAL_KEY itself.'] : []),
  ];
}

/** The names that stand before sealed texts, so that a key left out by mistake is seen in time. */
function describeSealing() {
  const nameOf = (name) => {
    const text = process.env[name] ?? '';
    const hash = createHash('sha256').update(Buffer.from(text, 'hex')).digest('hex');
    return text === '' ? 'v1' : `v2.${hash.slice(0, 8)}`;
  };
  const [own, other] = sealing.map(nameOf);
  say(
    `\nPersonal texts are sealed with ${own}${other === 'v1' ? '' : `, and opened with ${other}, too`}.`,
  );
}

/** All of a merchant account or nothing of it: half of one would take money and lose track of it. */
function missingForPayment(given) {
  const wanted = [...ownersValues].filter((name) => isForPayment(name) && !isSpare(name));
  if (!wanted.some(given)) return [];
  return wanted
    .filter((name) => !given(name))
    .map((name) => `Set ${name} as well: WeChat Pay needs the whole account.`);
}

/** The settings with the owner's values in place of their names. */
const filled = (env) => ({
  ...JSON.parse(
    JSON.stringify(settings).replace(TEMPLATE, (_, name) =>
      JSON.stringify(name === 'CLOUDBASE_ENV_ID' ? env : (process.env[name] ?? '')).slice(1, -1),
    ),
  ),
  functionRoot: join(root, settings.functionRoot),
});

async function main() {
  const { values } = parseArgs({
    options: { yes: { type: 'boolean', default: false }, env: { type: 'string' } },
  });
  describe();
  if (!values.yes) {
    say('\nNothing was changed. To do it: npm run deploy -- --yes --env ID');
    return;
  }
  const problems = missing(values.env);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await deploy({ env: values.env, settings: filled(values.env), collections, say });
}

main().catch((error) => {
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});
