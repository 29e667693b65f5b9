import { refundActions } from '../_features/payment/staffhandlers';
import { scanActions } from '../_features/store/scan/handlers';
import { staffActions } from '../_features/store/staff/handlers';
import { tillActions } from '../_features/store/till/handlers';
import { createFunction, type FunctionSpec } from '../_kit/dispatch';
import { presentPerson } from '../_ledger/departed';

/** What staff do at the counter. Every row reads the caller's own staff document first. */
export const storeFunction: FunctionSpec = {
  name: 'store',
  identify: presentPerson,
  actions: { ...staffActions, ...scanActions, ...tillActions, ...refundActions },
};

export const main = createFunction(storeFunction);
