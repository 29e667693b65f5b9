import type { Order } from '#shared/order/model';
import type { Flow } from '../flow';

export const counterFlows: readonly Flow[] = [
  {
    action: 'member.issueCode',
    function: 'member',
    weight: 3,
    ask: ({ draw, people }) => ({ by: draw.pick(people), data: {} }),
    keep: ({ codes }, reply: { code: string }, by) => codes.push({ of: by, code: reply.code }),
  },
  {
    action: 'store.scan',
    function: 'store',
    weight: 4,
    ask: ({ draw, memory, dump }) => {
      const waiting = ((dump['orders'] ?? []) as Order[]).filter(({ state }) => state === 'ready');
      const shown = [
        ...memory.codes.slice(-2).map(({ code }) => code),
        ...waiting.slice(-1).map(({ voucherCode }) => voucherCode),
      ];
      if (shown.length === 0) return null;
      const by = draw.chance(0.8) ? 'clerk' : 'manager';
      return { by, data: { code: draw.pick(shown), storeId: 'zongdian' } };
    },
    lasting: (reply: { scanId: string }) => reply.scanId,
    keep: ({ scans }, reply: { scanId: string; kind: string }, by) =>
      reply.kind === 'member' && scans.push({ by, scanId: reply.scanId }),
  },
  {
    action: 'store.inviteStaff',
    function: 'store',
    weight: 0.7,
    ask: () => ({
      by: 'owner',
      data: { name: '小吴', role: 'clerk', storeIds: ['wanxiang'] },
    }),
    keep: ({ invites }, reply: { inviteCode: string }) => invites.push(reply.inviteCode),
  },
  {
    action: 'store.acceptInvite',
    function: 'member',
    weight: 0.7,
    ask: ({ draw, memory: { invites } }) =>
      invites.length === 0
        ? null
        : { by: draw.pick(['wuwu', 'zhou']), data: { inviteCode: draw.pick(invites) } },
    lasting: (reply: { role: string }) => reply.role,
  },
  {
    action: 'store.changeStaff',
    function: 'store',
    weight: 0.5,
    ask: ({ draw, memberId }) => ({
      by: 'owner',
      data: {
        staffId: memberId(draw.pick(['clerk', 'wuwu', 'zhou'])),
        role: 'clerk',
        storeIds: draw.pick([['zongdian'], ['zongdian', 'wanxiang']]),
        reason: '换班',
      },
    }),
  },
  {
    action: 'store.dismissStaff',
    function: 'store',
    weight: 0.3,
    ask: ({ draw, memberId }) => ({
      by: 'owner',
      data: { staffId: memberId(draw.pick(['wuwu', 'zhou'])), reason: '离职' },
    }),
  },
  {
    action: 'store.saveStore',
    function: 'jobs',
    weight: 0.2,
    ask: ({ draw }) => ({
      by: null,
      data: {
        storeId: 'zongdian',
        name: draw.pick(['总店', '老店']),
        address: '南京东路 299 号',
        city: '上海',
        phone: '021-55500101',
        latitude: 31.2377,
        longitude: 121.4846,
        openHours: '每天 10:00–22:00',
        status: 'open',
      },
    }),
  },
  {
    action: 'store.appointOwner',
    function: 'jobs',
    weight: 0.2,
    ask: () => ({ by: null, data: { openid: 'o-second', name: '许太太', reason: '一起管' } }),
  },
];
