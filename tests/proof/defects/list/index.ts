import type { Defect } from '../defect';
import { checkinDefects } from './checkin';
import { counterDefects } from './counter';
import { groupbuyDefects } from './groupbuy';
import { ledgerDefects } from './ledger';
import { localcloudDefects } from './localcloud';
import { mallDefects } from './mall';
import { noticeDefects } from './notice';
import { orderDefects } from './orders';
import { paymentDefects } from './payment';
import { pointsDefects } from './points';
import { tierDefects } from './tier';
import { tillDefects } from './till';
import { wireDefects } from './wire';

/** Every defect, by feature. */
export const defects: readonly Defect[] = [
  ...[...checkinDefects, ...pointsDefects, ...ledgerDefects],
  ...[...mallDefects, ...orderDefects, ...groupbuyDefects, ...paymentDefects],
  ...[...counterDefects, ...tillDefects, ...noticeDefects, ...tierDefects],
  ...[...wireDefects, ...localcloudDefects],
];
