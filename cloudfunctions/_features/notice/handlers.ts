import { recordAcceptanceRequest } from '#shared/notice/contract';
import { memberAction } from '../../_kit/action';
import { recordAcceptance } from './service';

export const noticeActions = {
  'notice.recordAcceptance': memberAction<
    'notice.recordAcceptance',
    typeof recordAcceptanceRequest
  >({
    effect: 'write',
    request: recordAcceptanceRequest,
    handle: (call, data) => recordAcceptance(call, data),
  }),
};
