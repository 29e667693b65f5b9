import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** file -> what it imports. */
type Tree = Record<string, readonly string[]>;

interface Summary {
  readonly violations: readonly {
    readonly rule: { readonly name: string };
    readonly from: string;
  }[];
  readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
}

/** Files every rule is content with; the forbidden imports below point at them. */
const allowed: Tree = {
  'shared/kernel/result.ts': [],
  'shared/kernel/dates.ts': ['dayjs', './result'],
  'shared/checkin/rules.ts': ['#shared/kernel/dates', './model'],
  'shared/checkin/model.ts': ['#shared/kernel/result'],
  'shared/checkin/contract.ts': ['valibot', './model'],
  'shared/mall/contract/items.ts': ['valibot', '../../checkin/contract'],
  'shared/action.ts': ['type valibot'],
  'shared/api.ts': ['type ./action', 'type ./checkin/contract', 'type ./mall/contract/items'],
  'miniprogram/src/ui/Card.tsx': ['@tarojs/components'],
  'miniprogram/src/platform/cloud.ts': ['@tarojs/taro', 'type #shared/api'],
  'miniprogram/src/features/checkin/CheckinCard.tsx': [
    '../../ui/Card',
    '../../platform/cloud',
    '#shared/checkin/rules',
    'type #shared/checkin/contract',
  ],
  'miniprogram/src/features/member/Greeting.tsx': ['../../ui/Card'],
  'miniprogram/src/pages/home/index.tsx': [
    '../../features/checkin/CheckinCard',
    '../../features/member/Greeting',
  ],
  'cloudfunctions/_kit/cloud.ts': ['@cloudbase/node-sdk', '#shared/kernel/result'],
  'cloudfunctions/_ledger/account.ts': ['../_kit/cloud'],
  'cloudfunctions/_features/checkin/repository.ts': ['../../_kit/cloud'],
  'cloudfunctions/_features/checkin/service.ts': ['./repository', '../../_ledger/account'],
  'cloudfunctions/_features/checkin/handlers.ts': ['./service', '#shared/checkin/contract'],
  'cloudfunctions/member/index.ts': ['../_features/checkin/handlers'],
  'localcloud/database/query.ts': ['mingo'],
  'localcloud/seed/demo.ts': ['../database/query', '#shared/kernel/dates'],
  'tests/support/shop.ts': ['../../localcloud/seed/demo'],
};

/** rule -> a file that breaks it. */
const forbidden: Record<string, Tree> = {
  'shared-stands-alone': { 'shared/bad/one.ts': ['../../localcloud/database/query'] },
  'kernel-imports-nothing-of-ours': { 'shared/kernel/bad.ts': ['../checkin/model'] },
  'shared-without-packages': { 'shared/bad/rules.ts': ['dayjs'] },
  'contract-uses-the-schema-library': { 'shared/bad/contract.ts': ['dayjs'] },
  'kernel-uses-the-date-library': { 'shared/kernel/crypto.ts': ['node:crypto'] },
  'app-without-the-server': {
    'miniprogram/src/features/checkin/bad.ts': ['../../../../cloudfunctions/_kit/cloud'],
  },
  'app-takes-only-types-of-the-wire': {
    'miniprogram/src/features/checkin/schema.ts': ['#shared/checkin/contract'],
  },
  'features-do-not-know-each-other': {
    'miniprogram/src/features/member/bad.ts': ['../checkin/CheckinCard'],
  },
  'ui-has-no-meaning': { 'miniprogram/src/ui/Bad.tsx': ['../platform/cloud'] },
  'platform-knows-no-screen': {
    'miniprogram/src/platform/bad.ts': ['../features/member/Greeting'],
  },
  'pages-are-the-top': { 'miniprogram/src/features/member/page.ts': ['../../pages/home/index'] },
  'taro-services-through-platform': { 'miniprogram/src/pages/home/bad.ts': ['@tarojs/taro'] },
  'widgets-through-ui': { 'miniprogram/src/pages/home/widget.ts': ['@nutui/nutui-react-taro'] },
  'functions-stand-alone': { 'cloudfunctions/member/bad.ts': ['../../localcloud/seed/demo'] },
  'function-features-do-not-know-each-other': {
    'cloudfunctions/_features/member/service.ts': ['../checkin/service'],
  },
  'service-below-handlers': { 'cloudfunctions/_features/mall/service.ts': ['./handlers'] },
  'repository-at-the-bottom': { 'cloudfunctions/_features/mall/repository.ts': ['./service'] },
  'ledger-below-features': {
    'cloudfunctions/_ledger/bad.ts': ['../_features/checkin/repository'],
  },
  'orders-below-features': {
    'cloudfunctions/_orders/bad.ts': ['../_features/checkin/repository'],
  },
  'staff-and-stores-below-features': {
    'cloudfunctions/_staff/bad.ts': ['../_features/checkin/repository'],
  },
  'kit-below-everything': { 'cloudfunctions/_kit/bad.ts': ['../_ledger/account'] },
  'copy-is-words': { 'cloudfunctions/_copy/bad.ts': ['../_kit/cloud'] },
  'features-below-entries': { 'cloudfunctions/_features/mall/up.ts': ['../../member/index'] },
  'sdk-through-kit': { 'cloudfunctions/_ledger/sdk.ts': ['@cloudbase/node-sdk'] },
  'local-cloud-speaks-the-protocol': {
    'localcloud/host/bad.ts': ['../../cloudfunctions/_kit/cloud'],
  },
  'shared-only-for-demo-shops': { 'localcloud/host/rules.ts': ['#shared/checkin/rules'] },
  'nobody-imports-tests': { 'localcloud/seed/bad.ts': ['../../tests/support/shop'] },
  'no-cycles': { 'localcloud/host/a.ts': ['./b'], 'localcloud/host/b.ts': ['./a'] },
  resolvable: { 'localcloud/host/lost.ts': ['./nowhere'] },
  'no-orphans': { 'localcloud/host/alone.ts': [] },
};

/** Targets that only the forbidden imports need. */
const props: Tree = {
  'cloudfunctions/_features/mall/handlers.ts': ['../../_kit/cloud'],
  'node_modules/@nutui/nutui-react-taro/index.js': [],
};

let folder: string;
let summary: Summary;

function write(tree: Tree): void {
  for (const [file, imports] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    const lines = imports.map((target, index) => {
      const [, type = '', path = ''] = /^(type )?(.*)$/.exec(target) ?? [];
      return `import ${type}* as m${index} from '${path}'; export ${type ? `type T${index} = typeof m${index}` : `const v${index} = m${index}`};`;
    });
    writeFileSync(join(folder, file), `${lines.join('\n')}\nexport const here = 1;\n`);
  }
}

function linkPackages(): void {
  for (const scope of ['@tarojs', '@cloudbase']) {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(join(root, 'node_modules', scope), join(folder, 'node_modules', scope));
  }
  for (const name of ['dayjs', 'valibot', 'mingo'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jidian-imports-'));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    cpSync(join(root, file), join(folder, file));
  linkPackages();
  for (const tree of [allowed, props, ...Object.values(forbidden)]) write(tree);
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const folders = ['miniprogram', 'cloudfunctions', 'shared', 'localcloud', 'tests'];
  const output = execFileSync(process.execPath, [cruiser, ...args, ...folders], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  summary = (JSON.parse(output) as { summary: Summary }).summary;
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.entries(forbidden))('%s is caught', (name, tree) => {
  const found = summary.violations.filter((violation) => violation.rule.name === name);
  expect(found.map((violation) => violation.from)).toEqual(
    expect.arrayContaining(Object.keys(tree).slice(0, 1)),
  );
});

test('every rule has a file that breaks it', () => {
  const names = summary.ruleSetUsed.forbidden.map(({ name }) => name);
  expect(Object.keys(forbidden).sort()).toEqual(names.sort());
});

test('what the rules allow passes', () => {
  const found = summary.violations.filter(
    ({ from, rule }) => from in allowed && rule.name !== 'no-cycles',
  );
  expect(found).toEqual([]);
});

test('there is one alias', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: object;
  };
  expect(Object.keys(manifest.imports)).toEqual(['#shared/*']);
});
