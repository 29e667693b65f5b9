import { getCheckinCalendarRequest, performCheckinRequest } from '#shared/checkin/contract';
import { memberAction } from '../../_kit/action';
import { getCalendar, performCheckin } from './service';

export const checkinActions = {
  'checkin.perform': memberAction<'checkin.perform', typeof performCheckinRequest>({
    effect: 'write',
    request: performCheckinRequest,
    handle: (call) => performCheckin(call),
  }),
  'checkin.getCalendar': memberAction<'checkin.getCalendar', typeof getCheckinCalendarRequest>({
    effect: 'read',
    request: getCheckinCalendarRequest,
    handle: (call, { month }) => getCalendar(call, month),
  }),
};
