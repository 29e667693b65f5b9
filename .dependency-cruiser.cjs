/** The import rules of docs/architecture.md; each one is proven in tests/support/imports.test.ts. */

const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'];
const types = { dependencyTypesNot: ['type-only'] };
const rule = (name, comment, from, to, more = {}) => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
  ...more,
});

const shared = [
  rule(
    'shared-stands-alone',
    'shared imports only shared.',
    { path: '^shared/' },
    { path: '^(miniprogram|cloudfunctions|localcloud)/' },
  ),
  rule(
    'kernel-imports-nothing-of-ours',
    'Everything rests on the kernel; it rests on nothing.',
    { path: '^shared/kernel/' },
    { path: '^shared/(?!kernel/)' },
  ),
  rule(
    'shared-without-packages',
    'Rules and models stay plain; the schema library belongs in contracts, dates in the kernel.',
    { path: '^shared/', pathNot: ['/contract[/.]', '^shared/((action|fields)\\.ts$|kernel/)'] },
    { dependencyTypes: npm },
  ),
  rule(
    'contract-uses-the-schema-library',
    'A contract, and what its rows are made of, may use valibot and no other package.',
    { path: ['^shared/.*/contract[/.]', '^shared/(action|fields)\\.ts$'] },
    { dependencyTypes: npm, pathNot: 'node_modules/valibot/' },
  ),
  rule(
    'kernel-uses-the-date-library',
    'The kernel may use dayjs and no other package.',
    { path: '^shared/kernel/' },
    { dependencyTypes: npm, pathNot: 'node_modules/dayjs/' },
  ),
];

const miniprogram = [
  rule(
    'app-without-the-server',
    'The app knows the contract, never the functions or the database.',
    { path: '^miniprogram/' },
    { path: '^(cloudfunctions|localcloud)/' },
  ),
  rule(
    'app-takes-only-types-of-the-wire',
    'From shared: kernel, rules, models, the files a member takes along and what a screen shows beforehand; of contract and api only types, or the schemas ship.',
    { path: '^miniprogram/' },
    {
      path: '^shared/',
      pathNot: [
        '^shared/kernel/',
        '/(rules|model|address|statement|earning|cash|birthday|export)\\.ts$',
      ],
      ...types,
    },
  ),
  rule(
    'features-do-not-know-each-other',
    'Pages compose features.',
    { path: '^miniprogram/src/features/([^/]+)/' },
    { path: '^miniprogram/src/features/', pathNot: '^miniprogram/src/features/$1/' },
  ),
  rule(
    'ui-has-no-meaning',
    'The look imports neither features, platform nor pages.',
    { path: '^miniprogram/src/ui/' },
    { path: '^miniprogram/src/(features|platform|pages|packages)/' },
  ),
  rule(
    'platform-knows-no-screen',
    'The platform serves screens and imports none.',
    { path: '^miniprogram/src/platform/' },
    { path: '^miniprogram/src/(features|pages|packages)/' },
  ),
  rule(
    'pages-are-the-top',
    'Nothing imports a page but its own folder.',
    { path: '^miniprogram/src/(?!pages/|packages/)' },
    { path: '^miniprogram/src/(pages|packages)/' },
  ),
  rule(
    'taro-services-through-platform',
    'Only platform touches the services of Taro; components are free.',
    { path: '^miniprogram/src/(?!platform/)' },
    { path: 'node_modules/@tarojs/taro', ...types },
  ),
  rule(
    'widgets-through-ui',
    'Only ui imports a widget library.',
    { path: '^miniprogram/src/(?!ui/)' },
    { path: 'node_modules/@nutui/' },
  ),
];

const cloudfunctions = [
  rule(
    'functions-stand-alone',
    'Functions import shared and their own folders.',
    { path: '^cloudfunctions/' },
    { path: '^(miniprogram|localcloud)/' },
  ),
  rule(
    'function-features-do-not-know-each-other',
    'What two features share sits in _ledger, _orders, _staff, _stores, _kit or shared.',
    { path: '^cloudfunctions/_features/([^/]+)/' },
    { path: '^cloudfunctions/_features/', pathNot: '^cloudfunctions/_features/$1/' },
  ),
  rule(
    'service-below-handlers',
    'handlers -> service -> repository, never backwards.',
    { path: '^cloudfunctions/_features/[^/]+/service\\.ts$' },
    { path: '/handlers\\.ts$' },
  ),
  rule(
    'repository-at-the-bottom',
    'handlers -> service -> repository, never backwards.',
    { path: '^cloudfunctions/_features/[^/]+/repository\\.ts$' },
    { path: '/(handlers|service)\\.ts$' },
  ),
  rule(
    'ledger-below-features',
    'The ledger serves features and imports none.',
    { path: '^cloudfunctions/_ledger/' },
    { path: '^cloudfunctions/(_features|[a-z])' },
  ),
  rule(
    'orders-below-features',
    'Orders and stock serve features and import none.',
    { path: '^cloudfunctions/_orders/' },
    { path: '^cloudfunctions/(_features|[a-z])' },
  ),
  rule(
    'staff-and-stores-below-features',
    'Who works here, and where, serves features and imports none.',
    { path: '^cloudfunctions/(_staff|_stores)/' },
    { path: '^cloudfunctions/(_features|[a-z])' },
  ),
  rule(
    'kit-below-everything',
    'The kit serves all of the functions and imports none of them.',
    { path: '^cloudfunctions/_kit/' },
    { path: '^cloudfunctions/(?!_kit/)' },
  ),
  rule(
    'copy-is-words',
    'The sentences of the functions know what they speak of, and nothing that runs.',
    { path: '^cloudfunctions/_copy/' },
    { path: '^cloudfunctions/(?!_copy/)' },
  ),
  rule(
    'features-below-entries',
    'Entries wire features together; no feature reaches up.',
    { path: '^cloudfunctions/_features/' },
    { path: '^cloudfunctions/[a-z]' },
  ),
  rule(
    'sdk-through-kit',
    'Only _kit imports the CloudBase SDK.',
    { path: '^cloudfunctions/(?!_kit/)' },
    { path: 'node_modules/@cloudbase/' },
  ),
];

const localcloud = [
  rule(
    'local-cloud-speaks-the-protocol',
    'The local cloud runs the bundles; it imports nothing of what it runs.',
    { path: '^localcloud/' },
    { path: '^(cloudfunctions|miniprogram)/' },
  ),
  rule(
    'shared-only-for-demo-shops',
    'Of the local cloud only the demo shops and the tools of the owner know the programme.',
    { path: '^localcloud/(?!seed/|simulation/|import/|verification/)' },
    { path: '^shared/' },
  ),
];

const everywhere = [
  rule(
    'nobody-imports-tests',
    'Product code stands without its tests.',
    { path: '^(miniprogram|cloudfunctions|shared|localcloud)/' },
    { path: '^tests/' },
  ),
  rule('no-cycles', 'A cycle is one module in two files.', {}, { circular: true }),
  rule('resolvable', 'An import that finds nothing.', {}, { couldNotResolve: true }),
  rule(
    'no-orphans',
    'Nothing imports this file and it imports nothing.',
    {
      orphan: true,
      // Settings, scripts, tests and declarations are begun by a tool.
      pathNot: [
        '\\.d\\.ts$',
        // One of a platform pair is found in the place of the other.
        '\\.(h5|weapp)\\.tsx?$',
        '\\.config\\.[cm]?[jt]s$',
        '\\.mjs$',
        '^tests/',
        '^miniprogram/config/',
      ],
    },
    {},
  ),
];

module.exports = {
  forbidden: [...shared, ...miniprogram, ...cloudfunctions, ...localcloud, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(miniprogram/)?(dist|\\.data|screenshots)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: [
        '.weapp.ts',
        '.weapp.tsx',
        '.h5.ts',
        '.h5.tsx',
        '.ts',
        '.tsx',
        '.mjs',
        '.js',
        '.json',
      ],
    },
  },
};
