import { readCsv } from '#shared/kernel/csvreader';
import { csvFile } from '#shared/kernel/csvwriter';
import { planImport } from '#shared/points/import';
import fc from 'fast-check';
import { accepted, day } from '../book';

const cellsOf = (text: string): (readonly string[])[] =>
  accepted(readCsv(text)).map(({ cells }) => cells);

describe('readCsv', () => {
  it.each([
    ['', []],
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['\ufeffa,b\r\n1,2', [['a', 'b'], ['1', '2']]], // prettier-ignore
    ['a,\n,b', [['a', ''], ['', 'b']]], // prettier-ignore
    ['"a,1","b ""x""","c\r\nd"\n', [['a,1', 'b "x"', 'c\r\nd']]],
    ['=1+1,@x,-3,+4', [['=1+1', '@x', '-3', '+4']]],
    ['""\n\n\r\na', [['a']]],
    ['a\n"",""', [['a'], ['', '']]],
  ])('reads %j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it('counts lines as the file has them, inside quotes and between', () => {
    const rows = accepted(readCsv('a\n\n"b\nc"\r\nd'));
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it.each([
    ['a\n"b', 'csv.quote_not_closed', 2],
    ['a,b"c', 'csv.quote_misplaced', 1],
    ['"a"b,c', 'csv.quote_misplaced', 1],
    ['a\rb', 'csv.control_character', 1],
    ['a\nb\0', 'csv.control_character', 2],
    ['"a\nb\u0007"', 'csv.control_character', 2],
  ])('refuses %j as %s in line %i', (text, code, line) => {
    expect(readCsv(text)).toEqual({ ok: false, error: { code, line } });
  });

  it('reads what we write', () => {
    const unit = fc.constantFrom('a', '中', ',', '"', '\r\n', '\n', ' ', '1');
    // The writer defuses what begins as a formula does; these begin as a name.
    const cell = fc.string({ unit }).map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        expect(cellsOf(csvFile(rows))).toEqual(rows);
      }),
    );
  });
});

describe('planImport', () => {
  const head = '会员编号,昵称,openid,积分,到期日\n';
  const plan = (text: string) => planImport(accepted(readCsv(text)), day('2026-11-21'));
  const planned = (lines: string) => accepted(plan(head + lines));

  it('takes lines in order, with dates as systems and spreadsheets write them', () => {
    const { ready, faults } = planned('A1,小满,o1,120,2026-12-31\nA2,,o2,7,2027/1/5\nA3,,o3,1,');
    expect(faults).toEqual([]);
    expect(ready).toEqual([
      { line: 2, externalId: 'A1', openid: 'o1', points: 120, expiresOn: '2026-12-31' },
      { line: 3, externalId: 'A2', openid: 'o2', points: 7, expiresOn: '2027-01-05' },
      { line: 4, externalId: 'A3', openid: 'o3', points: 1, expiresOn: null },
    ]);
  });

  it.each([
    ['A1,,o1,-5,', 'import.points_negative', '-5'],
    ['A1,,o1,1.5,', 'import.points_fraction', '1.5'],
    ['A1,,o1,,', 'import.points_invalid', ''],
    ['A1,,o1,1e3,', 'import.points_invalid', '1e3'],
    ['A1,,o1,"1,000",', 'import.points_invalid', '1,000'],
    ['A1,,o1,=SUM(A1),', 'import.points_invalid', '=SUM(A1)'],
    ['A1,,o1,9007199254740993,', 'import.points_too_many', '9007199254740993'],
    ['A1,,o1,5,2026-02-30', 'import.date_invalid', '2026-02-30'],
    ['A1,,o1,5,明年', 'import.date_invalid', '明年'],
    ['A1,,o1,5,2026-11-20', 'import.date_past', '2026-11-20'],
    ['A 1,,o1,5,', 'import.external_id_invalid', 'A 1'],
    [',,o1,5,', 'import.external_id_invalid', ''],
    ['A1,,o 1,5,', 'import.openid_invalid', 'o 1'],
    ['A1,,o1', 'import.cells_missing', '3'],
  ])('finds the fault of %j', (line, code, value) => {
    expect(planned(line)).toMatchObject({ ready: [], faults: [{ line: 2, code, value }] });
  });

  it('finds every fault at once, and both ways in which a line stands twice', () => {
    const { faults } = planned('A1,,o1,5,\nA1,,o2,5,\nA3,,o1,-1,明年\nA4,,,5,\nA5,,,5,');
    expect(faults.map(({ line, code }) => `${String(line)} ${code}`)).toEqual([
      '3 import.external_id_twice',
      '4 import.points_negative',
      '4 import.date_invalid',
      '4 import.openid_twice',
    ]);
  });

  it('holds back lines without an openid, and lines without points', () => {
    const { ready, unidentified, empty } = planned('A1,,,5,\nA2,,o2,0,\nA3,,o3,5,\nA4,,,0,');
    expect(ready.map(({ line }) => line)).toEqual([4]);
    expect(unidentified).toEqual([2]);
    expect(empty).toEqual([3, 5]);
  });

  it.each([
    ['', 'import.file_empty', undefined],
    ['会员编号,积分,级别\n', 'import.column_unknown', '级别'],
    ['会员编号,积分,积分\n', 'import.column_twice', '积分'],
    ['会员编号,openid\n', 'import.column_missing', '积分'],
  ])('refuses a list that begins %j as %s', (text, code, column) => {
    expect(plan(text)).toMatchObject({ ok: false, error: column ? { code, column } : { code } });
  });
});
