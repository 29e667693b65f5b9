import { scanRequest } from '#shared/store/scan/contract';
import { rolesWith } from '#shared/store/staff/rules';
import { staffAction } from '../../../_staff/action';
import { scan } from './service';

export const scanActions = {
  'store.scan': staffAction<'store.scan', typeof scanRequest>({
    roles: rolesWith('scan'),
    effect: 'write',
    request: scanRequest,
    handle: (call, data) => scan(call, data),
  }),
};
