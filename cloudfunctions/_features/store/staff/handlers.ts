import { listAuditRequest } from '#shared/store/audit/contract';
import { listStoresRequest, saveStoreRequest } from '#shared/store/contract';
import {
  acceptInviteRequest,
  appointOwnerRequest,
  changeStaffRequest,
  dismissStaffRequest,
  getJoinCodeRequest,
  getSelfRequest,
  inviteStaffRequest,
  listStaffRequest,
} from '#shared/store/staff/contract';
import { rolesWith } from '#shared/store/staff/rules';
import { memberAction, systemAction } from '../../../_kit/action';
import { staffAction } from '../../../_staff/action';
import { listAudit } from './audit';
import { acceptInvite, inviteStaff } from './invites';
import { appointOwner } from './owner';
import { changeStaff, dismissStaff, getJoinCode, getSelf, listColleagues } from './service';
import { listShops, saveShop } from './shops';

/** For anybody: whether one works here, and taking a place. */
export const staffMemberActions = {
  'store.getSelf': memberAction<'store.getSelf', typeof getSelfRequest>({
    effect: 'read',
    request: getSelfRequest,
    handle: (call) => getSelf(call),
  }),
  'store.listStores': memberAction<'store.listStores', typeof listStoresRequest>({
    effect: 'read',
    request: listStoresRequest,
    handle: (call) => listShops(call),
  }),
  'store.acceptInvite': memberAction<'store.acceptInvite', typeof acceptInviteRequest>({
    effect: 'write',
    request: acceptInviteRequest,
    handle: (call, data) => acceptInvite(call, data),
  }),
};

export const staffActions = {
  'store.listStaff': staffAction<'store.listStaff', typeof listStaffRequest>({
    roles: rolesWith('view_staff'),
    effect: 'read',
    request: listStaffRequest,
    handle: (call) => listColleagues(call),
  }),
  'store.inviteStaff': staffAction<'store.inviteStaff', typeof inviteStaffRequest>({
    roles: rolesWith('manage_clerks'),
    effect: 'write',
    request: inviteStaffRequest,
    handle: (call, data) => inviteStaff(call, data),
  }),
  'store.changeStaff': staffAction<'store.changeStaff', typeof changeStaffRequest>({
    roles: rolesWith('manage_clerks'),
    effect: 'write',
    request: changeStaffRequest,
    handle: (call, data) => changeStaff(call, data),
  }),
  'store.dismissStaff': staffAction<'store.dismissStaff', typeof dismissStaffRequest>({
    roles: rolesWith('manage_clerks'),
    effect: 'write',
    request: dismissStaffRequest,
    handle: (call, data) => dismissStaff(call, data),
  }),
  'store.getJoinCode': staffAction<'store.getJoinCode', typeof getJoinCodeRequest>({
    roles: rolesWith('recruit'),
    effect: 'read',
    request: getJoinCodeRequest,
    handle: (call) => getJoinCode(call),
  }),
  'store.listAudit': staffAction<'store.listAudit', typeof listAuditRequest>({
    roles: rolesWith('read_audit'),
    effect: 'read',
    request: listAuditRequest,
    handle: (call, data) => listAudit(call, data),
  }),
};

export const staffOperatorActions = {
  'store.appointOwner': systemAction<'store.appointOwner', typeof appointOwnerRequest>({
    effect: 'write',
    request: appointOwnerRequest,
    handle: (call, data) => appointOwner(call, data),
  }),
  'store.saveStore': systemAction<'store.saveStore', typeof saveStoreRequest>({
    effect: 'write',
    request: saveStoreRequest,
    handle: (call, data) => saveShop(call, data),
  }),
};
