import {
  getCheckinCalendarRequest,
  makeUpCheckinRequest,
  performCheckinRequest,
} from '#shared/checkin/contract';
import { memberRead, memberWrite } from '../../_kit/action';
import { makeUpCheckin } from './makeup';
import { getCalendar, performCheckin } from './service';

export const checkinActions = {
  'checkin.perform': memberWrite(performCheckinRequest, performCheckin),
  'checkin.makeUp': memberWrite(makeUpCheckinRequest, (call, { date }) =>
    makeUpCheckin(call, date),
  ),
  'checkin.getCalendar': memberRead(getCheckinCalendarRequest, (call, { month }) =>
    getCalendar(call, month),
  ),
};
