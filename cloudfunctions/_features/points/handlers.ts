import { getAccountRequest, grantPointsRequest, listEntriesRequest } from '#shared/points/contract';
import { memberAction, systemAction } from '../../_kit/action';
import { getAccount, grantPoints, listStatement } from './service';

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
};

export const pointsOperatorActions = {
  'points.grant': systemAction<'points.grant', typeof grantPointsRequest>({
    effect: 'write',
    request: grantPointsRequest,
    handle: (call, data) => grantPoints(call, data),
  }),
};
