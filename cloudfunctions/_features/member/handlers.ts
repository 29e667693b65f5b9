import {
  getHomeRequest,
  getProfileRequest,
  setConsentRequest,
  updateProfileRequest,
} from '#shared/member/contract';
import { memberAction } from '../../_kit/action';
import { getHome, type HomeParts } from './home';
import { getProfile, setConsent, updateProfile } from './service';

/** `parts` are what the home page shows of other features. */
export const memberActions = (parts: HomeParts) => ({
  'member.getHome': memberAction<'member.getHome', typeof getHomeRequest>({
    effect: 'read',
    request: getHomeRequest,
    handle: (call, { joinCode }) => getHome(call, joinCode, parts),
  }),
  'member.getProfile': memberAction<'member.getProfile', typeof getProfileRequest>({
    effect: 'read',
    request: getProfileRequest,
    handle: (call) => getProfile(call),
  }),
  'member.updateProfile': memberAction<'member.updateProfile', typeof updateProfileRequest>({
    effect: 'write',
    request: updateProfileRequest,
    handle: (call, change) => updateProfile(call, change),
  }),
  'member.setConsent': memberAction<'member.setConsent', typeof setConsentRequest>({
    effect: 'write',
    request: setConsentRequest,
    handle: (call, data) => setConsent(call, data),
  }),
});
