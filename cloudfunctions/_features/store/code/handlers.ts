import { getCodeStatusRequest, issueCodeRequest } from '#shared/store/code/contract';
import { memberRead, memberWrite } from '../../../_kit/action';
import { getCodeStatus, issueCode } from './service';

export const codeActions = {
  'member.issueCode': memberWrite(issueCodeRequest, issueCode),
  'member.getCodeStatus': memberRead(getCodeStatusRequest, getCodeStatus),
};
