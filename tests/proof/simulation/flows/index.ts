import type { Flow } from '../flow';
import { counterFlows } from './counter';
import { groupbuyFlows } from './groupbuy';
import { mallFlows } from './mall';
import { memberFlows } from './member';
import { paymentFlows } from './payment';
import { pointsFlows } from './points';
import { tillFlows } from './till';

/** Everything that clients of the simulation ask for. */
export const flows: readonly Flow[] = [
  ...memberFlows,
  ...pointsFlows,
  ...mallFlows,
  ...counterFlows,
  ...tillFlows,
  ...groupbuyFlows,
  ...paymentFlows,
];
