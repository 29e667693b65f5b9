import type { Flow } from '../flow';
import { memberFlows } from './member';
import { pointsFlows } from './points';

/** Everything that clients of the simulation ask for. */
export const flows: readonly Flow[] = [...memberFlows, ...pointsFlows];
