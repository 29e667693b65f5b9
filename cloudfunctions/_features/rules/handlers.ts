import { publishRulesRequest } from '#shared/rules/contract';
import { systemWrite } from '../../_kit/action';
import { publishRules } from './service';

export const rulesOperatorActions = {
  'rules.publish': systemWrite(publishRulesRequest, publishRules),
};
