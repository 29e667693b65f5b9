import { requestFailed } from '../errors';
import { isPlainObject } from '../values/types';

export type Stage = [name: string, operand: unknown];

/** Reads the stages of a request or of a nested pipeline. */
export function parseStages(pipeline: unknown): Stage[] {
  if (!Array.isArray(pipeline)) throw requestFailed('a pipeline is an array of stages');
  return pipeline.map((stage: unknown): Stage => {
    const [entry, ...others] = isPlainObject(stage) ? Object.entries(stage) : [];
    if (!entry || others.length) {
      throw requestFailed('A pipeline stage specification object must contain exactly one field.');
    }
    return entry;
  });
}
