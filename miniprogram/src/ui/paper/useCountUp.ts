import { useEffect, useRef, useState } from 'react';

const steps = 12;
/** Twelve steps in 0.6 s stay within the 20 updates a second that WeChat asks for. */
const stepMs = 50;

/** The number to show now: walks up to a greater value, takes any other at once. */
export function useCountUp(value: number, counts: boolean): number {
  const [shown, setShown] = useState(value);
  const from = useRef(value);

  useEffect(() => {
    const start = from.current;
    from.current = value;
    if (!counts || value <= start) {
      setShown(value);
      return;
    }
    let step = 0;
    const timer = setInterval(() => {
      step += 1;
      const eased = 1 - (1 - step / steps) ** 3;
      setShown(step >= steps ? value : Math.round(start + (value - start) * eased));
      if (step >= steps) clearInterval(timer);
    }, stepMs);
    return () => clearInterval(timer);
  }, [value, counts]);

  return counts ? shown : value;
}
