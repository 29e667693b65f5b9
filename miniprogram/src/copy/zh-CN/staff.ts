import type { StaffRole } from '#shared/store/staff/model';
import { dates } from './dates';

const roles: Readonly<Record<StaffRole, string>> = {
  clerk: '店员',
  manager: '店长',
  operations: '运营',
  finance: '财务',
  auditor: '审计',
  owner: '老板',
};

export const staff = {
  title: '店员',
  roles,
  allStores: '所有门店',
  dismissed: '已停用',
  line: (role: StaffRole, stores: string) => `${roles[role]} · ${stores}`,
  invite: {
    title: '店员邀请',
    open: '邀请店员',
    sheet: '邀请一位店员',
    name: '称呼',
    nameHint: '例如 小李',
    role: '岗位',
    stores: '门店',
    send: '生成邀请码',
    sending: '正在生成',
    code: '邀请码',
    codeText: '只显示这一次。请本人在小程序里填写，用一次就失效。',
    until: (atMs: number) => `${dates.dayOf(atMs)} ${dates.time(atMs)} 前有效`,
    copy: '复制邀请码',
    copied: '已复制',
    done: '完成',
    enterTitle: '填写邀请码',
    enterText: '店长给您的邀请码，字母不分大小写。',
    accept: '成为店员',
    accepting: '正在确认',
    accepted: (role: StaffRole) => `您现在是${roles[role]}了`,
    acceptedText: '收银台在「我的」里。',
    openTill: '打开收银台',
  },
  dismiss: {
    open: '停用',
    title: (name: string) => `停用 ${name}`,
    text: '停用后，对方的下一次操作就会被拒绝。已经办过的都留在记录里。',
    reason: '原因',
    reasons: ['离职', '调岗', '违规操作'],
    confirm: '停用',
    busy: '正在停用',
  },
  empty: { title: '还没有店员', text: '生成一个邀请码，请店员在小程序里填写。' },
};
