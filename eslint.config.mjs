import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** CloudBase commits by document id only: anything else inside a transaction fails in production. */
const transactionById = {
  selector:
    'MemberExpression[property.name!=/^(doc|add)$/][object.callee.property.name="collection"][object.callee.object.name=/^(transaction|tx|trx)$/]',
  message: 'Inside a transaction only .doc(id) and .add(): no where, count or aggregate.',
};

const collectionInRepository = {
  selector: 'CallExpression[callee.property.name="collection"]',
  message:
    'Only repository.ts files and the stores (_ledger, _orders, _staff, _stores) name a collection.',
};

const impure = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Take the time as an argument.'],
  ['CallExpression[callee.name="Date"]', 'Take the time as an argument.'],
  ['CallExpression[callee.name="dayjs"][arguments.length=0]', 'Take the time as an argument.'],
].map(([selector, message]) => ({ selector, message }));

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '.data/', 'screenshots/', 'coverage/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      eqeqeq: 'error',
    },
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // An interface may be asynchronous where one of its implementations is not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['process', 'console', 'URL', 'Buffer', 'fetch', 'performance', 'AbortSignal'],
          ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'require', 'module'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['miniprogram/src/**/*.{ts,tsx}', 'tests/**/*.tsx', 'tests/support/taro/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', transactionById, collectionInRepository] },
  },
  {
    files: [
      'cloudfunctions/**/repository.ts',
      'cloudfunctions/{_ledger,_orders,_staff,_stores,_kit}/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', transactionById] },
  },
  {
    files: ['shared/**/{rules,model}.ts', 'shared/kernel/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'Take the random number as an argument.' },
      ],
      'no-restricted-globals': ['error', 'process', 'performance', 'fetch', 'crypto'],
      'no-restricted-syntax': ['error', ...impure],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Jest's matchers and the SDK's documents are typed `any`; an expectation checks the value.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
