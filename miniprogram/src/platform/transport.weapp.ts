import Taro from '@tarojs/taro';
import type { FunctionEvent, FunctionReply } from '#shared/wire';

let ready = false;

/** Without an environment id the one the mini-program was opened in is meant. */
function openCloud(): void {
  if (ready) return;
  Taro.cloud.init(CLOUD_ENV === '' ? {} : { env: CLOUD_ENV });
  ready = true;
}

/**
 * Sends an event to a function and gives its reply.
 * Errors: rejects when the call never reached an answer.
 */
export async function send(name: string, event: FunctionEvent): Promise<FunctionReply> {
  openCloud();
  const answer = await Taro.cloud.callFunction({ name, data: { ...event } });
  return answer.result as unknown as FunctionReply;
}
