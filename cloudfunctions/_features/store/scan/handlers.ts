import { scanRequest } from '#shared/store/scan/contract';
import { staffWrite } from '../../../_staff/action';
import { scan } from './service';

export const scanActions = {
  'store.scan': staffWrite('scan', scanRequest, scan),
};
