import { dates } from '../dates';
import { grouped } from '../numbers';

/** Bills that wait for the network. */
export const queue = {
  waiting: (count: number) => `${grouped(count)} 笔还没送出，联网后按顺序自动送出，不会重复记。`,
  refused: (count: number) => `${grouped(count)} 笔没有记上，请看一下。`,
  open: '查看',
  title: '还没办完的账单',
  send: '现在送出',
  sending: '正在送出',
  line: (billNumber: string, memberName: string) =>
    memberName === '' ? `账单 ${billNumber}` : `账单 ${billNumber} · ${memberName}`,
  waits: (atMs: number) => `${dates.time(atMs)} 记下，等待送出`,
  discard: '不再送出',
  discardTitle: '不再送出这一笔',
  discardText: '这笔没有记上，拿掉后这台设备上就看不到了。要给会员积分，得重新扫码再记。',
  keep: '先留着',
  held: (untilMs: number) =>
    `已记下，等会员答复抵扣（最晚 ${dates.clock(untilMs)}），有结果后自动记上积分`,
  credited: '会员已答复抵扣，积分记上了',
  read: '知道了',
  empty: { title: '都送出了', text: '断网时记下的账单会先列在这里。' },
};
