import { address } from './address';
import { audit } from './audit';
import { checkin } from './checkin';
import { claim } from './claim';
import { code } from './code';
import { dates } from './dates';
import { groupbuy } from './groupbuy';
import { birthday, deletion, farewell, phone, takeaway } from './identity';
import { keypad } from './keypad';
import { mall } from './mall';
import { member } from './member';
import { notice } from './notice';
import { payment } from './payment';
import { points } from './points';
import { privacy } from './privacy';
import { refunds } from './refunds';
import { refusalText } from './refusals';
import { staff } from './staff';
import { tier } from './tier';
import { till } from './till';

export const zhCN = {
  appName: '集点',
  back: '返回',
  close: '关闭',
  loading: '正在加载',
  retry: '再试一次',
  retrying: '正在重试',
  lostPage: '这一页没有打开',
  seeAll: '查看全部',
  refusalText,
  dates,
  address,
  checkin,
  points,
  mall,
  member,
  notice,
  groupbuy,
  payment,
  privacy,
  keypad,
  code,
  tier,
  till,
  staff,
  audit,
  refunds,
  claim,
  birthday,
  phone,
  takeaway,
  deletion,
  farewell,
};
