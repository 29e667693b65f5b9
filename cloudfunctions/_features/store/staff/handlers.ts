import { listAuditRequest, verifyAuditRequest } from '#shared/store/audit/contract';
import { listStoresRequest, saveStoreRequest } from '#shared/store/contract';
import { acceptInviteRequest, inviteStaffRequest } from '#shared/store/staff/contract/invite';
import { getJoinCodeRequest } from '#shared/store/staff/contract/joincode';
import {
  appointOwnerRequest,
  changeStaffRequest,
  dismissStaffRequest,
  listStaffRequest,
} from '#shared/store/staff/contract/places';
import { getSelfRequest } from '#shared/store/staff/contract/self';
import { memberRead, memberWrite, systemWrite } from '../../../_kit/action';
import { operatorWrite } from '../../../_kit/operator';
import { staffRead, staffWrite } from '../../../_staff/action';
import { listAudit } from './audit';
import { verifyAudit } from './verifyaudit';
import { acceptInvite, inviteStaff } from './invites';
import { appointOwner } from './owner';
import { changeStaff, dismissStaff, getJoinCode, getSelf, listColleagues } from './service';
import { listShops, saveShop } from './shops';

/** For anybody: whether one works here, and taking a place. */
export const staffMemberActions = {
  'store.getSelf': memberRead(getSelfRequest, getSelf),
  'store.listStores': memberRead(listStoresRequest, listShops),
  'store.acceptInvite': memberWrite(acceptInviteRequest, acceptInvite),
};

export const staffActions = {
  'store.listStaff': staffRead('view_staff', listStaffRequest, listColleagues),
  'store.inviteStaff': staffWrite('manage_clerks', inviteStaffRequest, inviteStaff),
  'store.changeStaff': staffWrite('manage_clerks', changeStaffRequest, changeStaff),
  'store.dismissStaff': staffWrite('manage_clerks', dismissStaffRequest, dismissStaff),
  'store.getJoinCode': staffRead('recruit', getJoinCodeRequest, getJoinCode),
  'store.listAudit': staffRead('read_audit', listAuditRequest, listAudit),
  'store.verifyAudit': staffRead('read_audit', verifyAuditRequest, verifyAudit),
};

export const staffOperatorActions = {
  'store.appointOwner': operatorWrite(appointOwnerRequest, appointOwner),
  'store.saveStore': systemWrite(saveStoreRequest, saveShop),
};
