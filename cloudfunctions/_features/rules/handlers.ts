import { publishRulesRequest } from '#shared/rules/contract';
import { systemAction } from '../../_kit/action';
import { publishRules } from './service';

export const rulesOperatorActions = {
  'rules.publish': systemAction<'rules.publish', typeof publishRulesRequest>({
    effect: 'write',
    request: publishRulesRequest,
    handle: (call, data) => publishRules(call, data),
  }),
};
