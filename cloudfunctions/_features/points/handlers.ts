import type { EntryId } from '#shared/kernel/ids';
import {
  adjustPointsRequest,
  exportEntriesRequest,
  getAccountRequest,
  getHoldingsRequest,
  grantPointsRequest,
  importPointsRequest,
  listEntriesRequest,
  reversePointsRequest,
} from '#shared/points/contract';
import { memberAction, systemAction } from '../../_kit/action';
import { reverseEntry } from '../../_ledger/reverse';
import { adjustPoints, grantPoints } from './adjust';
import { importPoints } from './import';
import { exportEntries, getAccount, getHoldings, listStatement } from './service';

export const pointsActions = {
  'points.getAccount': memberAction<'points.getAccount', typeof getAccountRequest>({
    effect: 'read',
    request: getAccountRequest,
    handle: (call) => getAccount(call),
  }),
  'points.listEntries': memberAction<'points.listEntries', typeof listEntriesRequest>({
    effect: 'read',
    request: listEntriesRequest,
    handle: (call, data) => listStatement(call, data),
  }),
  'points.getHoldings': memberAction<'points.getHoldings', typeof getHoldingsRequest>({
    effect: 'read',
    request: getHoldingsRequest,
    handle: (call) => getHoldings(call),
  }),
  'points.exportEntries': memberAction<'points.exportEntries', typeof exportEntriesRequest>({
    effect: 'read',
    request: exportEntriesRequest,
    handle: (call, { cursor }) => exportEntries(call, cursor ? Number(cursor) : 0),
  }),
};

export const pointsOperatorActions = {
  'points.grant': systemAction<'points.grant', typeof grantPointsRequest>({
    effect: 'write',
    request: grantPointsRequest,
    handle: (call, data) => grantPoints(call, data),
  }),
  'points.adjust': systemAction<'points.adjust', typeof adjustPointsRequest>({
    effect: 'write',
    request: adjustPointsRequest,
    handle: (call, data) => adjustPoints(call, data),
  }),
  'points.reverse': systemAction<'points.reverse', typeof reversePointsRequest>({
    effect: 'write',
    request: reversePointsRequest,
    handle: (call, data) => reverseEntry(call, { ...data, entryId: data.entryId as EntryId }),
  }),
  'points.import': systemAction<'points.import', typeof importPointsRequest>({
    effect: 'write',
    request: importPointsRequest,
    handle: (call, data) => importPoints(call, data),
  }),
};
