/** The hour of the member's own clock, 0 to 23. */
function greeting(hour: number): string {
  if (hour < 5) return '夜深了';
  if (hour < 9) return '早上好';
  if (hour < 12) return '上午好';
  if (hour < 14) return '中午好';
  if (hour < 18) return '下午好';
  return '晚上好';
}

export const member = {
  home: '首页',
  me: '我的',
  greeting: (hour: number, nickname: string) =>
    nickname === '' ? greeting(hour) : `${greeting(hour)}，${nickname}`,
  welcome: (brandName: string) => `欢迎来到${brandName}`,
  firstWelcome: (brandName: string) => `欢迎加入${brandName}，盖下第一枚章吧`,
  noNickname: '还没有昵称',
  joined: (day: string) => `${day}加入`,
  links: {
    statement: '积分明细',
    tier: '会员等级',
    orders: '我的订单',
    checkin: '签到日历',
    profile: '我的资料',
    privacy: '隐私保护指引',
    switchPerson: '切换身份',
  },
  consented: '已同意',
  notConsented: '未同意',
  about: (version: string) => `集点 ${version}`,
  profile: {
    title: '我的资料',
    avatar: '头像',
    nickname: '昵称',
    nicknamePlaceholder: '您希望我们怎么称呼',
    note: '都可以不填，不影响集点和使用积分。',
    chooseWechat: '用微信头像',
    uploading: '正在上传',
    uploadFailed: '头像没有传上去，请再试一次。',
    seals: {
      plum: '梅',
      orchid: '兰',
      bamboo: '竹',
      chrysanthemum: '菊',
      pine: '松',
      lotus: '莲',
    },
    sealLabel: (name: string) => `${name}花印`,
    save: '保存',
    saving: '正在保存',
    saved: '已保存',
  },
  login: {
    title: '选择身份',
    text: '本机演示，不需要密码。选一位进入，数据各自独立。',
    busy: '正在进入',
    failed: '没有连上本地服务，请确认它正在运行，再试一次。',
    people: [
      { code: 'demo-member', name: '会员 小满', text: '集点一年的老会员' },
      { code: 'demo-friend', name: '朋友', text: '刚开始集点' },
      { code: 'demo-clerk', name: '店员', text: '在柜台的人，也能集点' },
      { code: 'demo-manager', name: '店长', text: '管一家店' },
      { code: 'demo-owner', name: '老板', text: '管所有门店' },
    ],
    newcomer: { name: '新朋友', text: '从第一枚章开始' },
  },
};
