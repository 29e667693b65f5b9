import { zhCN } from './zh-CN';

/**
 * Every sentence that reaches a person past the app: what WeChat shows beside a refund and in a
 * message. Documents keep codes. Another language is another table of the same type.
 */
export type ServerCopy = typeof zhCN;

export const copy: ServerCopy = zhCN;
