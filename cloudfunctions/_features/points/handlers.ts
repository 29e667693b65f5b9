import type { EntryId } from '#shared/kernel/ids';
import { getAccountRequest, getHoldingsRequest } from '#shared/points/contract/balance';
import { exportEntriesRequest, listEntriesRequest } from '#shared/points/contract/entries';
import { importPointsRequest } from '#shared/points/contract/import';
import {
  adjustPointsRequest,
  grantPointsRequest,
  reversePointsRequest,
} from '#shared/points/contract/operate';
import { memberRead, systemWrite } from '../../_kit/action';
import { operatorWrite } from '../../_kit/operator';
import { reverseEntry } from '../../_ledger/reverse';
import { adjustPoints, grantPoints } from './adjust';
import { importPoints } from './import';
import { exportEntries, getAccount, getHoldings, listStatement } from './service';

export const pointsActions = {
  'points.getAccount': memberRead(getAccountRequest, getAccount),
  'points.listEntries': memberRead(listEntriesRequest, listStatement),
  'points.getHoldings': memberRead(getHoldingsRequest, getHoldings),
  'points.exportEntries': memberRead(exportEntriesRequest, (call, { cursor }) =>
    exportEntries(call, cursor ? Number(cursor) : 0),
  ),
};

export const pointsOperatorActions = {
  'points.grant': operatorWrite(grantPointsRequest, grantPoints),
  'points.adjust': operatorWrite(adjustPointsRequest, adjustPoints),
  'points.reverse': operatorWrite(reversePointsRequest, (call, data) =>
    reverseEntry(call, {
      ...data,
      entryId: data.entryId as EntryId,
      reason: { words: data.reason },
    }),
  ),
  'points.import': systemWrite(importPointsRequest, importPoints),
};
