import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { GoalProgress } from '#shared/mall/contract/goal';
import { useWrite } from '../../../platform/useWrite';

type GoalOutcome =
  | { readonly is: 'none' }
  | { readonly is: 'set'; readonly goal: GoalProgress }
  | { readonly is: 'given_up' }
  | { readonly is: 'failed'; readonly error: Refusal };

/** Whether an item is what the member saves up for. `onChanged` is told what is true now. */
export function useGoal(itemId: string, onChanged: (isGoal: boolean) => void) {
  const { busy, run } = useWrite('mall.setGoal');
  const [outcome, setOutcome] = useState<GoalOutcome>({ is: 'none' });
  const become = async (isGoal: boolean) => {
    const reply = await run({ itemId: isGoal ? itemId : null });
    if (reply === null) return;
    if (!reply.ok) {
      setOutcome({ is: 'failed', error: reply.error });
      return;
    }
    const { goal } = reply.data;
    setOutcome(goal === null ? { is: 'given_up' } : { is: 'set', goal });
    onChanged(isGoal);
  };
  return { busy, outcome, become };
}
