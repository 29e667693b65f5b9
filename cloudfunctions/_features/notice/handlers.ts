import { recordAcceptanceRequest } from '#shared/notice/contract';
import { memberWrite } from '../../_kit/action';
import { recordAcceptance } from './service';

export const noticeActions = {
  'notice.recordAcceptance': memberWrite(recordAcceptanceRequest, recordAcceptance),
};
