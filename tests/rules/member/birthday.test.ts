import type { BusinessDate } from '#shared/kernel/businessdate';
import { birthdayMark, decideBirthday, isRealBirthday } from '#shared/member/birthday';
import type { Birthday } from '#shared/member/model';

const on = (date: string) => date as BusinessDate;
const born = (month: number, day: number, year: number | null = null): Birthday => ({
  month,
  day,
  year,
});
const never = { birthday: null, changedOn: null };

describe('a birthday', () => {
  it.each([
    [born(2, 29), true],
    [born(2, 29, 1996), true],
    [born(2, 29, 1997), false],
    [born(2, 30), false],
    [born(4, 31), false],
    [born(13, 1), false],
    [born(12, 31, 2026), false],
    [born(3, 2, 2026), true],
    [born(3, 3, 2026), false],
    [born(1, 1, 1896), true],
    [born(1, 1, 1895), false],
  ])('%j, given on 2 March 2026, is real: %p', (birthday, isReal) => {
    expect(isRealBirthday(birthday, on('2026-03-02'))).toBe(isReal);
  });

  it('is given at once, and stands for 365 days', () => {
    expect(decideBirthday(never, born(5, 20), on('2026-03-02'))).toEqual({
      ok: true,
      value: { birthday: born(5, 20), changedOn: '2026-03-02' },
    });
    const given = { birthday: born(5, 20), changedOn: on('2026-03-02') };
    expect(decideBirthday(given, born(3, 3), on('2026-03-03'))).toEqual({
      ok: false,
      error: { code: 'member.birthday_fixed', changeableFrom: '2027-03-02' },
    });
    expect(decideBirthday(given, born(3, 3), on('2027-03-01'))).toMatchObject({ ok: false });
    expect(decideBirthday(given, born(3, 3), on('2027-03-02'))).toEqual({
      ok: true,
      value: { birthday: born(3, 3), changedOn: '2027-03-02' },
    });
  });

  it('given again as it stands changes nothing, at any time', () => {
    const given = { birthday: born(5, 20, 1990), changedOn: on('2026-03-02') };
    expect(decideBirthday(given, born(5, 20, 1990), on('2026-03-03'))).toEqual({
      ok: true,
      value: null,
    });
    expect(decideBirthday(given, born(5, 20), on('2026-03-03'))).toMatchObject({ ok: false });
  });

  it('can be taken away at any time, which brings no new one sooner', () => {
    const given = { birthday: born(5, 20), changedOn: on('2026-03-02') };
    const taken = { birthday: null, changedOn: on('2026-03-02') };
    expect(decideBirthday(given, null, on('2026-03-03'))).toEqual({ ok: true, value: taken });
    expect(decideBirthday(taken, born(3, 4), on('2026-03-04'))).toEqual({
      ok: false,
      error: { code: 'member.birthday_fixed', changeableFrom: '2027-03-02' },
    });
    expect(decideBirthday(never, null, on('2026-03-02'))).toEqual({ ok: true, value: null });
  });

  it.each([
    [born(3, 2), '2026-03-02', 'today'],
    [born(3, 3), '2026-03-02', 'soon'],
    [born(3, 9), '2026-03-02', 'soon'],
    [born(3, 10), '2026-03-02', null],
    [born(3, 1), '2026-03-02', null],
    [born(1, 2), '2026-12-30', 'soon'],
    [born(2, 29), '2026-02-28', 'today'],
    [born(2, 29), '2026-03-01', null],
    [born(2, 29), '2026-02-21', 'soon'],
    [born(2, 29), '2028-02-28', 'soon'],
    [born(2, 29), '2028-02-29', 'today'],
    [null, '2026-03-02', null],
  ])('%j is, on %s, %p', (birthday, date, mark) => {
    expect(birthdayMark(birthday, on(date))).toBe(mark);
  });
});
