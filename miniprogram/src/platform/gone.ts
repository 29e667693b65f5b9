import type { Refusal } from '#shared/kernel/result';

/** An old link, or one cut short on its way: asking again would change nothing. */
export function isGone({ code }: Refusal): boolean {
  return code.endsWith('_not_found') || code === 'request.invalid';
}
