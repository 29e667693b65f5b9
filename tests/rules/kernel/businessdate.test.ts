import {
  addDays,
  businessDateAt,
  daysBetween,
  isoWeekday,
  parseBusinessDate,
  parseBusinessMonth,
  startOfBusinessDateMs,
  type BusinessDate,
} from '#shared/kernel/businessdate';

const shanghai = { zoneName: 'Asia/Shanghai', utcOffsetMinutes: 480, cutoffHour: 0 };
const lateBar = { ...shanghai, cutoffHour: 4 };

describe('the business date of an instant', () => {
  it.each([
    ['2026-03-05T15:59:59.999Z', shanghai, '2026-03-05'],
    ['2026-03-05T16:00:00.000Z', shanghai, '2026-03-06'],
    ['2026-12-31T15:59:59.999Z', shanghai, '2026-12-31'],
    ['2026-12-31T16:00:00.000Z', shanghai, '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', shanghai, '2028-02-29'],
    ['2028-02-29T16:00:00.000Z', shanghai, '2028-03-01'],
    ['2026-03-05T19:59:59.999Z', lateBar, '2026-03-05'],
    ['2026-03-05T20:00:00.000Z', lateBar, '2026-03-06'],
  ])('%s is %s', (instant, boundary, date) => {
    expect(businessDateAt(Date.parse(instant), boundary)).toBe(date);
  });

  it('begins at the first instant that belongs to it', () => {
    const startMs = startOfBusinessDateMs('2026-03-06' as BusinessDate, lateBar);
    expect(new Date(startMs).toISOString()).toBe('2026-03-05T20:00:00.000Z');
    expect(businessDateAt(startMs - 1, lateBar)).toBe('2026-03-05');
  });
});

describe('calendar arithmetic', () => {
  it('counts days over month, year and leap day', () => {
    expect(addDays('2028-02-28' as BusinessDate, 2)).toBe('2028-03-01');
    expect(addDays('2026-12-31' as BusinessDate, 1)).toBe('2027-01-01');
    expect(daysBetween('2028-02-01' as BusinessDate, '2028-03-01' as BusinessDate)).toBe(29);
  });

  it('counts as many days one by one as at once, forth and back', () => {
    const first = '2027-12-31' as BusinessDate;
    let date = first;
    for (let days = 1; days <= 1500; days += 1) {
      const next = addDays(date, 1);
      expect([next > date, addDays(first, days), addDays(next, -1)]).toEqual([true, next, date]);
      date = next;
    }
    expect(date).toBe('2032-02-08');
  });

  it('numbers weekdays from Monday', () => {
    expect(isoWeekday('2026-11-16' as BusinessDate)).toBe(1);
    expect(isoWeekday('2026-11-22' as BusinessDate)).toBe(7);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '20260101',
    '',
    '2026-01-01T00:00',
    '9999-99-99',
  ])('does not take %p for a date', (text) => {
    expect(parseBusinessDate(text)).toBeNull();
  });

  it('takes a real date and month', () => {
    expect(parseBusinessDate('2028-02-29')).toBe('2028-02-29');
    expect(parseBusinessMonth('2026-12')).toBe('2026-12');
    expect(parseBusinessMonth('2026-13')).toBeNull();
  });
});
