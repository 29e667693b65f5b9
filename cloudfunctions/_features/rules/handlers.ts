import { publishRulesRequest } from '#shared/rules/contract';
import { operatorWrite } from '../../_kit/operator';
import { publishRules } from './service';

export const rulesOperatorActions = {
  'rules.publish': operatorWrite(publishRulesRequest, publishRules),
};
