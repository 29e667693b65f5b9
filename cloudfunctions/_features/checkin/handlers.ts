import {
  getCheckinCalendarRequest,
  makeUpCheckinRequest,
  performCheckinRequest,
} from '#shared/checkin/contract';
import { memberAction } from '../../_kit/action';
import { makeUpCheckin } from './makeup';
import { getCalendar, performCheckin } from './service';

export const checkinActions = {
  'checkin.perform': memberAction<'checkin.perform', typeof performCheckinRequest>({
    effect: 'write',
    request: performCheckinRequest,
    handle: (call) => performCheckin(call),
  }),
  'checkin.makeUp': memberAction<'checkin.makeUp', typeof makeUpCheckinRequest>({
    effect: 'write',
    request: makeUpCheckinRequest,
    handle: (call, { date }) => makeUpCheckin(call, date),
  }),
  'checkin.getCalendar': memberAction<'checkin.getCalendar', typeof getCheckinCalendarRequest>({
    effect: 'read',
    request: getCheckinCalendarRequest,
    handle: (call, { month }) => getCalendar(call, month),
  }),
};
