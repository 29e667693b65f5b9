import { notices } from './notices';
import { refunds } from './refunds';

export const zhCN = { notices, refunds };
