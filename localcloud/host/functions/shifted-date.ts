/**
 * Replaces this thread's `Date` by one that reads the machine's clock plus `offset[0]`
 * milliseconds. Timers keep real time: a moved clock changes what time it is, not how fast it runs.
 *
 * The prototype stays the engine's own, so `instanceof Date`, subclasses and dates that come out of
 * built-in modules behave as before.
 */
export function shiftDate(offset: Float64Array): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + (offset[0] ?? 0);

  const LocalDate = function (this: unknown, ...parts: unknown[]): unknown {
    const made: unknown = new.target;
    if (made === undefined) return new RealDate(now()).toString();
    const target = made === LocalDate ? RealDate : (made as DateConstructor);
    return Reflect.construct(RealDate, parts.length === 0 ? [now()] : parts, target);
  };

  Object.setPrototypeOf(LocalDate, RealDate);
  Object.defineProperties(LocalDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype },
    now: { value: now, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: LocalDate });
  Object.defineProperty(globalThis, 'Date', { value: LocalDate, writable: true });
}
