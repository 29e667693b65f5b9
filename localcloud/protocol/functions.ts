import { invalidParam } from '../database/errors';

/** Calls a function by name and gives back what it returned. */
export type CallFunction = (name: string, data: unknown) => Promise<unknown>;

/** `functions.invokeFunction`: data and result travel as JSON text. */
export async function invokeFunction(
  body: Record<string, unknown>,
  callFunction: CallFunction,
): Promise<Record<string, unknown>> {
  const { function_name: name, request_data: text } = body;
  if (typeof name !== 'string' || name === '') throw invalidParam('function_name is required');
  const result = await callFunction(name, parseData(text));
  return { data: { response_data: JSON.stringify(result ?? null) } };
}

function parseData(text: unknown): unknown {
  // The SDK sends '' when the caller gave no data.
  if (typeof text !== 'string' || text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParam('request_data is not valid JSON');
  }
}
