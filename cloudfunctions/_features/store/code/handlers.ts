import { getCodeStatusRequest, issueCodeRequest } from '#shared/store/code/contract';
import { memberAction } from '../../../_kit/action';
import { getCodeStatus, issueCode } from './service';

export const codeActions = {
  'member.issueCode': memberAction<'member.issueCode', typeof issueCodeRequest>({
    effect: 'write',
    request: issueCodeRequest,
    handle: (call) => issueCode(call),
  }),
  'member.getCodeStatus': memberAction<'member.getCodeStatus', typeof getCodeStatusRequest>({
    effect: 'read',
    request: getCodeStatusRequest,
    handle: (call) => getCodeStatus(call),
  }),
};
