import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { copy } from '../../../copy';
import { remainingOf, type Remaining } from './remaining';

interface Props {
  /** The first instant that is too late. */
  readonly untilMs: number;
  readonly className: string;
  /** Said once it is too late; of collecting when left out. */
  readonly over?: string;
}

const words = copy.mall.orders.remaining;

/** How long is left, by the phone's own clock. A component of its own: it alone is drawn as time passes. */
export function Countdown({ untilMs, className, over = words.over }: Props) {
  const [remaining, setRemaining] = useState(() => remainingOf(untilMs, Date.now()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const next = remainingOf(untilMs, Date.now());
      setRemaining(next);
      if (next.nextInMs !== null) timer = setTimeout(tick, next.nextInMs);
    };
    tick();
    return () => clearTimeout(timer);
  }, [untilMs]);
  return <Text className={className}>{remainingText(remaining, over)}</Text>;
}

function remainingText(
  { days, hours, minutes, seconds, nextInMs }: Remaining,
  over: string,
): string {
  if (nextInMs === null) return over;
  if (days > 0) return words.days(days, hours);
  return hours > 0 ? words.hours(hours, minutes) : words.minutes(minutes, seconds);
}
