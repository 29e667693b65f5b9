import { zhCN } from './zh-CN';

/** Every sentence a member reads. Another language is another table of the same type. */
export type Copy = typeof zhCN;

export const copy: Copy = zhCN;
