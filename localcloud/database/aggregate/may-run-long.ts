import { mayBacktrack } from '../query/may-backtrack';
import type { Stage } from './stages';

/** Stages that make documents or walk without end. */
const UNBOUNDED = ['$densify', '$graphLookup', '$setWindowFields', '$unionWith', '$facet'];

/** True when a stage has to be watched. */
export const mayRunLong = ([name, operand]: Stage): boolean =>
  UNBOUNDED.includes(name) || mayBacktrack(operand);
