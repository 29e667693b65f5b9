import { jobsFunction } from '../../../cloudfunctions/jobs';
import { memberFunction } from '../../../cloudfunctions/member';
import { storeFunction } from '../../../cloudfunctions/store';
import type { FunctionSpec } from '../../../cloudfunctions/_kit/dispatch';

/** Every deployed function, as it is wired. */
export const functionSpecs: readonly FunctionSpec[] = [memberFunction, storeFunction, jobsFunction];
