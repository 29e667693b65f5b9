import {
  bindPhoneRequest,
  deleteAccountRequest,
  exportDataRequest,
  getHomeRequest,
  getProfileRequest,
  previewDeletionRequest,
  setConsentRequest,
  updateProfileRequest,
} from '#shared/member/contract';
import { memberRead, memberWrite } from '../../_kit/action';
import { deleteAccount, previewDeletion } from './deletion/service';
import { exportData } from './export/service';
import { getHome, type HomeParts } from './home';
import { bindPhone } from './phone/service';
import { getProfile, setConsent, updateProfile } from './service';

/** `parts` are what the home page shows of other features. */
export const memberActions = (parts: HomeParts) => ({
  'member.getHome': memberRead(getHomeRequest, (call, { joinCode }) =>
    getHome(call, joinCode, parts),
  ),
  'member.getProfile': memberRead(getProfileRequest, getProfile),
  'member.updateProfile': memberWrite(updateProfileRequest, updateProfile),
  'member.bindPhone': memberWrite(bindPhoneRequest, bindPhone),
  'member.exportData': memberRead(exportDataRequest, exportData),
  'member.previewDeletion': memberRead(previewDeletionRequest, previewDeletion),
  'member.deleteAccount': memberWrite(deleteAccountRequest, deleteAccount),
  'member.setConsent': memberWrite(setConsentRequest, setConsent),
});
