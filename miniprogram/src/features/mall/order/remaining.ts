const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What is left until an instant, cut down to whole units. */
export interface Remaining {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** When what is shown changes next; null once the time is over. */
  readonly nextInMs: number | null;
}

export function remainingOf(untilMs: number, nowMs: number): Remaining {
  const leftMs = Math.max(0, untilMs - nowMs);
  // What is shown: days with hours, hours with minutes, minutes with seconds.
  const stepMs = leftMs >= dayMs ? hourMs : leftMs >= hourMs ? minuteMs : secondMs;
  return {
    days: Math.floor(leftMs / dayMs),
    hours: Math.floor((leftMs % dayMs) / hourMs),
    minutes: Math.floor((leftMs % hourMs) / minuteMs),
    seconds: Math.floor((leftMs % minuteMs) / secondMs),
    nextInMs: leftMs === 0 ? null : (leftMs % stepMs) + 1,
  };
}
