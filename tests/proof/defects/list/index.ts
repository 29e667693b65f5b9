import type { Defect } from '../defect';
import { checkinDefects } from './checkin';
import { counterDefects } from './counter';
import { groupbuyDefects } from './groupbuy';
import { keyDefects } from './keys';
import { ledgerDefects } from './ledger';
import { localcloudDefects } from './localcloud';
import { mallDefects } from './mall';
import { noticeDefects } from './notice';
import { orderDefects } from './orders';
import { paymentDefects } from './payment';
import { pointsDefects } from './points';
import { questionDefects } from './questions';
import { refundDefects } from './refunds';
import { sweepDefects } from './sweeps';
import { tierDefects } from './tier';
import { tillDefects } from './till';
import { wireDefects } from './wire';
import { withdrawalDefects } from './withdrawals';

/** Every defect, by feature. */
export const defects: readonly Defect[] = [
  ...[...checkinDefects, ...pointsDefects, ...ledgerDefects],
  ...[...mallDefects, ...orderDefects, ...groupbuyDefects, ...paymentDefects, ...refundDefects],
  ...[...counterDefects, ...tillDefects, ...questionDefects, ...noticeDefects, ...tierDefects],
  ...[...withdrawalDefects, ...sweepDefects],
  ...[...wireDefects, ...keyDefects, ...localcloudDefects],
];
