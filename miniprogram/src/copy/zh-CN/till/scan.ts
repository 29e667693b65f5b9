import { grouped, yuan } from '../numbers';

/** What is scanned, and whose card it shows. */
export const scan = {
  action: '扫一扫',
  actionNote: '会员码、取货码都能扫',
  type: '输入数字',
  typeTitle: '输入数字',
  typeText: '会员码下面的 12 位数字',
  typed: '数字',
  lettersTitle: '输入取货码',
  letters: '取货码带字母，用键盘输入',
  digitsOnly: '用数字键盘',
  send: '查看',
  busy: '正在查询',
  title: '扫码',
  typeInstead: '改为输入数字',
  lightOn: '开灯',
  lightOff: '关灯',
  camera: {
    opening: '正在打开相机',
    looking: '把码放进框里',
    'lit-on-demand': '把码放进框里，暗处可以开灯',
    refused: '没有打开相机。请在浏览器里允许使用相机。',
  },
};

export const member = {
  noName: '会员',
  points: '可用积分',
  pending: (points: number) => `待入账 ${grouped(points)}`,
  worth: (fen: number) => `可抵 ${yuan(fen)}`,
  lastVisit: (day: string, storeName: string) => `上次 ${day} ${storeName}`,
  waiting: (title: string, kinds: number) => {
    const short = title.length > 12 ? `${title.slice(0, 12)}…` : title;
    return kinds > 1 ? `待取 ${short} 等 ${kinds} 样` : `待取 ${short}`;
  },
  firstVisit: '第一次到店',
  birthday: { today: '今天生日', soon: '生日快到了' },
  none: { title: '还没有扫码', text: '回到收银台扫会员码，再来办理。' },
  backToScan: '回去扫码',
};
