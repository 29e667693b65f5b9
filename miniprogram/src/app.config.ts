/** WeChat reads the colours of its own bars from theme.json; a browser needs them here. */
const isWeapp = process.env.TARO_ENV === 'weapp';

const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: isWeapp ? `@${name}Icon` : `assets/tab/${name}.png`,
  selectedIconPath: isWeapp ? `@${name}IconOn` : `assets/tab/${name}-on.png`,
});

const beyondTaroTypes = { cloud: true };

export default defineAppConfig({
  pages: [
    ...['pages/home/index', 'pages/mall/index', 'pages/code/index'],
    ...['pages/groupbuy/index', 'pages/me/index'],
  ],
  subPackages: [
    {
      root: 'packages/member',
      pages: [
        'checkin/index',
        'statement/index',
        'profile/index',
        'privacy/index',
        'claim/index',
        'tier/index',
        'deletion/index',
      ],
    },
    {
      root: 'packages/store',
      pages: [
        ...['till/index', 'visit/index', 'bill/index', 'handout/index'],
        ...['today/index', 'approvals/index', 'staff/index', 'invite/index'],
        'audit/index',
      ],
    },
    { root: 'packages/groupbuy', pages: ['campaign/index', 'team/index', 'teams/index'] },
    { root: 'packages/mall', pages: ['item/index', 'orders/index', 'order/index'] },
  ],
  // The pages behind the links of the first screen are fetched while it is being read.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/member'] },
    'pages/groupbuy/index': { network: 'all', packages: ['packages/groupbuy'] },
    'pages/mall/index': { network: 'all', packages: ['packages/mall'] },
  },
  tabBar: {
    color: isWeapp ? '@inkSoft' : '#6a6358',
    selectedColor: isWeapp ? '@cinnabar' : '#c8372d',
    backgroundColor: isWeapp ? '@card' : '#fffdf8',
    borderStyle: isWeapp ? ('@border' as 'white') : 'white',
    list: [
      tab('home', '首页'),
      tab('mall', '积分商城'),
      tab('code', '会员码'),
      tab('groupbuy', '拼团'),
      tab('me', '我的'),
    ],
  },
  window: {
    navigationBarTitleText: '集点',
    navigationBarBackgroundColor: isWeapp ? '@paper' : '#faf6ee',
    navigationBarTextStyle: isWeapp ? '@barText' : 'black',
    backgroundColor: isWeapp ? '@paper' : '#faf6ee',
    backgroundTextStyle: isWeapp ? '@pullText' : 'dark',
  },
  // Roughly where the member is: asked for in a tap, to put stores in order.
  permission: { 'scope.userFuzzyLocation': { desc: '用来按远近排列可以领取的门店' } },
  requiredPrivateInfos: ['getFuzzyLocation', 'chooseAddress'],
  ...beyondTaroTypes,
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  animation: false,
});
