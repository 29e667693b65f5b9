import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { withDefect } from './defects/defect';
import { defects } from './defects/list';

const most = 60;

it(`knows at least ${most} mistakes, each under a name of its own`, () => {
  expect(defects.length).toBeGreaterThanOrEqual(most);
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
});

it.each(defects)('$id: can be put into the code as it stands', (defect) => {
  const broken = withDefect(readFileSync(defect.file, 'utf8'), defect);
  const { diagnostics } = ts.transpileModule(broken, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  expect(defect.tests.filter((file) => !existsSync(join('tests', file)))).toEqual([]);
  expect(defect.tests.length).toBeGreaterThan(0);
});
